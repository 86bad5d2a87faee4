import { readFileSync } from 'node:fs';
import { Failure } from '../../domain/failure.ts';
import { DRIVING_CATEGORIES, WORK_LIMITS } from '../../domain/work-requirement.ts';
import type { AdvertRequirement } from './advert-requirements.ts';

/** Reads the shipped rules. @throws Failure `requirements-invalid` */
export function readRequirements(
  file: URL = new URL('./data/advert-requirements.json', import.meta.url),
): readonly AdvertRequirement[] {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const list = isObject(json) && Array.isArray(json.requirements) ? json.requirements : [];
  if (list.length === 0) throw invalid('нет списка requirements');
  return list.map(requirementOf);
}

function requirementOf(entry: unknown): AdvertRequirement {
  if (!isObject(entry)) throw invalid('правило не объект');
  const text = (key: string) => {
    const value = entry[key];
    if (typeof value !== 'string' || value === '') throw invalid(`${key} — не строка`);
    return value;
  };
  const id = text('id');
  const mode = entry.mode === 'rotation' || entry.mode === 'remote' ? entry.mode : null;
  if (mode === null && entry.pattern === undefined) throw invalid(`${id}: нет ни pattern, ни mode`);
  const minAge = entry.minAge ?? null;
  if (minAge !== null && !(typeof minAge === 'number' && Number.isInteger(minAge)))
    throw invalid(`${id}: minAge`);
  return {
    id,
    label: text('label'),
    reads: mode !== null || entry.reads === 'title' ? 'title' : 'text',
    pattern: mode === null ? new RegExp(text('pattern'), 'u') : null,
    mode,
    minAge,
    limits: listOf(entry.limits, WORK_LIMITS, id),
    driving: listOf(entry.driving, DRIVING_CATEGORIES, id),
    basis: text('basis'),
  };
}

function listOf<Value extends string>(value: unknown, known: readonly Value[], id: string): readonly Value[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid(`${id}: нужен список`);
  return value.map((item) => {
    const found = known.find((each) => each === item);
    if (found === undefined) throw invalid(`${id}: неизвестное значение ${String(item)}`);
    return found;
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(what: string): Failure {
  return new Failure('requirements-invalid', `Правила требований вакансий испорчены: ${what}.`, {
    hint: 'Переустановите программу.',
  });
}
