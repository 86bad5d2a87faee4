import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EXIT, Failure } from '../../domain/failure.ts';
import { parseRiskScale, type RiskScale } from './risk-scale.ts';

/** Reads the shipped scale, or the user's file. @throws Failure `scale-unreadable`, `scale-invalid` */
export function readRiskScale(
  file: string | URL = new URL('./data/risk-scale.json', import.meta.url),
): RiskScale {
  const path = file instanceof URL ? fileURLToPath(file) : file;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Failure('scale-unreadable', `Файл шкалы риска не читается: ${path}.`, {
      hint: 'Проверьте путь и то, что это файл JSON в кодировке UTF-8.',
      cause,
    });
  }
  const result = parseRiskScale(json);
  if (result.kind === 'ok') return result.value;
  throw new Failure('scale-invalid', `Ошибки в шкале риска ${path}: ${result.mistakes.join('; ')}.`, {
    hint: 'Исправьте названные ключи и повторите.',
    exitCode: EXIT.usage,
  });
}
