import { CATALOGUE } from './catalogue.ts';
import { renderCommandHelp } from './help.ts';

/** The text of docs/commands.md: the help of every command, as the program prints it. */
export async function renderCommandReference(): Promise<string> {
  const parts = ['# Команды', '', 'Создаётся командой `npm run docs` из самих команд.', ''];
  for (const { name, load } of CATALOGUE) {
    const { command } = await load();
    parts.push(`## ${name}`, '', '```', renderCommandHelp(name, command).trimEnd(), '```', '');
  }
  return parts.join('\n');
}
