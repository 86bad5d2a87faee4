/** What must not leave the centre inside a text people typed. */
export type SensitiveKind = 'phone' | 'mail' | 'snils' | 'person' | 'health';

const SIGNS: readonly (readonly [kind: SensitiveKind, sign: RegExp])[] = [
  ['mail', /@/u],
  ['snils', /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?\d{2}(?!\d)/u],
  // Six digits or more, with at most two signs between them: a post index is no phone, and gains nothing by leaving.
  ['phone', /\d(?:[ ().–-]{0,2}\d){5}/u],
  ['person', /(?<!\p{L})\p{Lu}\p{Ll}{1,30}(?:ович|евич|ьич|овна|евна|ична|инична)(?!\p{L})/u],
  ['person', /(?<!\p{L})\p{Lu}\p{Ll}{1,30} \p{Lu}\. ?\p{Lu}\./u],
  [
    'health',
    /диагноз|инвалид|(?<!\p{L})овз(?!\p{L})|болезн|болеет|заболева|здоровь|беремен|онколог|туберк|гепатит|(?<!\p{L})вич(?!\p{L})|эпилеп|диабет|астм[аы]|психи|нарко|алкогол|сирот|опек/iu,
  ],
];

/** What a free text holds that is personal: contacts, names, health and family circumstances. Empty = nothing was found. */
export function sensitiveIn(text: string): readonly SensitiveKind[] {
  return [...new Set(SIGNS.filter(([, sign]) => sign.test(text)).map(([kind]) => kind))];
}
