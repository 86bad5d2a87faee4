import { existsSync } from 'node:fs';

const NEEDED = 24;

/** Starts the program, or says in one sentence why it cannot start. Plain JavaScript: it must load on any Node.js. */
export async function launch() {
  const entry = new URL('../dist/cli.js', import.meta.url);
  if (Number.parseInt(process.versions.node, 10) < NEEDED) {
    return refuse(
      `Нужен Node.js ${NEEDED} или новее, а запущен ${process.versions.node}: выполните в папке проекта «npx --no route …» — там стоит подходящая версия — или обновите Node.js.`,
    );
  }
  if (!existsSync(entry)) {
    return refuse('Программа ещё не собрана: выполните «npm ci» в папке проекта и повторите команду.');
  }
  const { main } = await import(entry.href);
  await main(process.argv.slice(2));
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
