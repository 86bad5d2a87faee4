import { z } from 'zod';
import type { OptionLine } from '../command.ts';

/** `--password-file`: where passwords of workbooks stand; a password itself is never an option, others see command lines. */
export const passwordFileOption = z.string().min(1).optional();

/** Line of help for {@link passwordFileOption}. */
export const PASSWORD_OPTION_LINE: OptionLine = [
  '--password-file <файл>',
  'пароли защищённых книг .xlsx: по строке, «пароль» или «Колледж = пароль»',
];
