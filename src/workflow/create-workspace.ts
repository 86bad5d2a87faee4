import { EXIT, Failure } from '../domain/failure.ts';
import type { IsoInstant } from '../domain/iso-date.ts';
import type { Region } from '../domain/lookups.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import { loadReference } from '../reference/load-reference.ts';
import { openStore } from '../store/open-store.ts';
import { defaultConfig } from '../workspace/config.ts';
import { initWorkspace } from '../workspace/init-workspace.ts';
import type { WorkspacePaths } from '../workspace/workspace-paths.ts';
import { dayIn } from './region-clock.ts';

/** A region by its name in any usual spelling, or by its КЛАДР code. @throws Failure `region-unknown` with the nearest name */
export function findRegion(text: string): Region {
  const { regions } = loadReference();
  const region = regions.find(text.trim()) ?? regions.findByName(text);
  if (region !== null) return region;
  const near = nearestWord(
    text,
    regions.regions.flatMap(({ fullName, shortName }) => [fullName, shortName]),
  );
  throw new Failure('region-unknown', `регион «${text}» не найден.`, {
    exitCode: EXIT.usage,
    hint:
      near === null ? 'Укажите полное название, как в Конституции, или код КЛАДР.' : `Возможно, «${near}»?`,
  });
}

/** Makes the folder, its config and its empty database. @throws Failure `workspace-exists` */
export async function createWorkspace(
  folder: string,
  region: Region,
  options: { readonly cohort: number | null; readonly specialBasis: string | null; readonly now: IsoInstant },
): Promise<WorkspacePaths> {
  const today = dayIn(region.timeZone, options.now);
  const config = defaultConfig(region, today);
  const paths = await initWorkspace(folder, {
    ...config,
    campaign: { ...config.campaign, cohort: options.cohort ?? config.campaign.cohort },
    personalData: { ...config.personalData, specialBasis: options.specialBasis },
  });
  openStore(paths.database, { now: () => options.now }).close();
  return paths;
}
