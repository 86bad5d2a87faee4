import { passesControlDigit } from '../codes-in-data.ts';

/** Names of profession codes by classifier: ОК 016-94 codes carry a control digit, those of 2026 do not. */
export interface ProfessionCodes {
  readonly old: ReadonlyMap<string, string>;
  readonly seen2026: ReadonlyMap<string, string>;
}

/** Reads «classifier<TAB>code<TAB>name» lines. */
export function parseProfessionCodes(text: string): ProfessionCodes {
  const codes = { old: new Map<string, string>(), seen2026: new Map<string, string>() };
  for (const line of text.split(/\r?\n/)) {
    const [classifier, code, name] = line.split('\t');
    if (code === undefined || name === undefined) continue;
    if (classifier === 'ok016-94') codes.old.set(code, name);
    if (classifier === 'seen-2026') codes.seen2026.set(code, name);
  }
  return codes;
}

/** Every name a written code may stand for, in both classifiers; empty when the code is unknown. */
export function namesOfProfessionCode(written: string, codes: ProfessionCodes): readonly string[] {
  const code = written.trim().replace(/[.,]0+$/, '');
  const names: string[] = [];
  const old = passesControlDigit(code) ? codes.old.get(code.slice(0, 5)) : undefined;
  if (old !== undefined) names.push(old);
  const seen = codes.seen2026.get(code);
  if (seen !== undefined) names.push(seen);
  return names;
}
