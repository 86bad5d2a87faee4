import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Beginnings of the paths of test files that take long, the longest first. */
const SLOW = [
  'test/e2e/main-job',
  'test/robustness/program',
  'test/e2e/',
  'test/workflow/reader-crash',
  'test/workflow/privacy/canary',
  'test/workflow/effectiveness/',
  'test/workflow/assign/',
  'test/workflow/kill/',
  'test/workflow/monday/',
  'test/peers/',
  'test/fuzz/',
  'test/intake/formats/hostile-input',
  'test/workflow/',
];

/** Slow files first, so that both cores are busy to the end, even where no earlier run told how long each takes. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = SLOW.findIndex((beginning) => moduleId.includes(`/${beginning}`));
      return at < 0 ? SLOW.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
