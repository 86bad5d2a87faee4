import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { Finding } from '../domain/finding.ts';
import type { IntakeContext, IntakeEvent, OpenedInput } from '../domain/intake-record.ts';
import { type FoundForms, findForms } from './forms/find-forms.ts';
import { openForms, unreadSheets } from './forms/open-forms.ts';
import { type FoundForm, unknownEdition } from './forms/recognise-form.ts';
import { readSheets } from './sheets/read-sheets.ts';
import type { SheetSource } from './sheets/source-sheet.ts';
import { openSource, openTabular } from './tabular/open-tabular.ts';

/**
 * Opens a table that may hold federal forms, lists, or both: known forms are read as forms, lists of persons beside them as lists;
 * a file without known forms is a table like any other.
 * @throws Failure `form-edition-unknown`, `header-not-found` or a code of {@link readSheets}
 */
export async function openSheets(path: string, context: IntakeContext): Promise<OpenedInput> {
  const editions = context.formEditions ?? [];
  const maybeForm = context.kind === null || context.kind === 'forms';
  if (editions.length === 0 || !maybeForm) return openTabular(path, context);
  const source = await readSheets(path, undefined, context.passwords);
  try {
    const found = findForms(source.sheets, editions);
    return openFound(source, found, path, (await stat(path)).size, context);
  } catch (error) {
    source.close();
    throw error;
  }
}

function openFound(
  source: SheetSource,
  { forms, persons, others }: FoundForms,
  path: string,
  total: number,
  context: IntakeContext,
): OpenedInput {
  const isKnown = forms.some(({ kind }) => kind !== 'unknown');
  if (!isKnown) {
    if (context.kind === 'forms') throw editionUnknown(forms.length > 0);
    return openOther(source, forms, path, total, context);
  }
  const form = openForms(source, forms, path, total, context);
  const beside = persons.filter(({ hidden }) => !hidden);
  if (context.kind === 'forms' || beside.length === 0) {
    const left = context.kind === 'forms' ? [...others, ...persons] : others;
    return { ...form, batches: inTurn(source, [unreadSheets(left, path).map(told), form.batches]) };
  }
  const list = openSource({ ...source, sheets: persons, close: () => undefined }, path, total, {
    ...context,
    kind: 'graduates',
  });
  return {
    ...list,
    layout: `${list.layout}+${form.layout}`,
    unknownColumns: [...new Set([...list.unknownColumns, ...form.unknownColumns])],
    // The file is let go of once, when both were read.
    batches: inTurn(source, [unreadSheets(others, path).map(told), form.batches, list.batches]),
    close: () => source.close(),
  };
}

/** A table without a known form. A sheet that looks like a form of no known edition is told beside what was read, or instead of it. */
function openOther(
  source: SheetSource,
  unknown: readonly FoundForm[],
  path: string,
  total: number,
  context: IntakeContext,
): OpenedInput {
  try {
    const list = openSource(source, path, total, context);
    if (unknown.length === 0) return list;
    const findings = unknown.flatMap((one): readonly Finding[] =>
      one.kind === 'unknown' ? [{ ...unknownEdition(one, basename(path)), severity: 'warning' }] : [],
    );
    return { ...list, batches: after(findings.map(told), list.batches) };
  } catch (error) {
    if (unknown.length > 0 && error instanceof Failure && error.code === 'header-not-found') {
      throw editionUnknown(true);
    }
    throw error;
  }
}

async function* after(
  first: readonly IntakeEvent[],
  rest: AsyncIterable<readonly IntakeEvent[]>,
): AsyncGenerator<readonly IntakeEvent[]> {
  yield first;
  yield* rest;
}

async function* inTurn(
  source: SheetSource,
  [first, ...rest]: readonly [readonly IntakeEvent[], ...AsyncIterable<readonly IntakeEvent[]>[]],
): AsyncGenerator<readonly IntakeEvent[]> {
  try {
    yield first;
    for (const part of rest) yield* part;
  } finally {
    source.close();
  }
}

function told(finding: Extract<IntakeEvent, { type: 'finding' }>['finding']): IntakeEvent {
  return { type: 'finding', finding };
}

function editionUnknown(looksLikeForm: boolean): Failure {
  return looksLikeForm
    ? new Failure('form-edition-unknown', 'Это похоже на федеральную форму, но её издание неизвестно.', {
        hint: 'Дайте программе пустой шаблон формы: route form --learn ШАБЛОН.xlsx. Известные издания: route form.',
      })
    : new Failure('form-edition-unknown', 'Федеральной формы в файле не найдено.', {
        hint: 'Известные издания: route form. Новое изучается по пустому шаблону: route form --learn ШАБЛОН.xlsx.',
      });
}
