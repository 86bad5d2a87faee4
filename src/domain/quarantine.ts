/** Why a message waits for somebody to look at it. */
export type QuarantineReason =
  | 'sender-unclear'
  | 'sender-unknown'
  | 'sender-of-several'
  | 'sender-differs'
  | 'sender-forged'
  | 'other-college'
  | 'not-a-list';

const TEXTS: Readonly<Record<QuarantineReason, string>> = {
  'sender-unclear': 'в письме нет одного ясного отправителя',
  'sender-unknown': 'отправитель не записан ни за одним колледжем',
  'sender-of-several': 'отправитель записан за несколькими колледжами',
  'sender-differs': 'письмо отправлено с другого домена, чем в нём написано',
  'sender-forged': 'почтовый сервер отметил, что отправитель подделан',
  'other-college': 'в таблицах люди или название другого колледжа',
  'not-a-list': 'вложение меняет справочники или вакансии, колледжи такого не присылают',
};

/** The reason in Russian, as a part of a sentence. */
export function quarantineText(reason: QuarantineReason): string {
  return TEXTS[reason];
}
