// The program from its source, as a process of its own that a test can kill.
import { main } from '../../../src/cli.ts';

await main(process.argv.slice(2));
