import type { Graduate, GraduateRecord } from '../../domain/graduate.ts';
import type { IsoDate, IsoInstant } from '../../domain/iso-date.ts';
import type { StoredReferral } from '../../domain/referral.ts';
import type { RegisterPerson, RegisterRecord } from '../../domain/register.ts';
import type { RegisterName } from '../../domain/registers.ts';

/** Where a row came from and when. */
export interface SubjectOrigin {
  readonly importId: number;
  readonly fileName: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly asOf: IsoDate;
  readonly knownAt: IsoInstant;
  readonly undoneAt: IsoInstant | null;
}

/** Everything stored about one person. */
export interface SubjectData {
  /** The person without the name: for names of files and the journal. */
  readonly pseudonym: string;
  readonly day: IsoDate;
  readonly region: string;
  readonly operator: string | null;
  readonly graduates: readonly Graduate[];
  readonly records: readonly {
    readonly personId: number;
    readonly record: GraduateRecord;
    readonly origin: SubjectOrigin;
  }[];
  readonly rows: readonly {
    readonly register: RegisterName;
    readonly person: RegisterPerson;
    readonly values: RegisterRecord['values'];
    readonly origin: SubjectOrigin;
  }[];
  readonly referrals: readonly (Pick<
    StoredReferral,
    'asOf' | 'knownAt' | 'advertId' | 'title' | 'employer' | 'state' | 'reason'
  > & { readonly undoneAt: IsoInstant | null })[];
  readonly questions: readonly {
    readonly id: number;
    readonly role: 'about' | 'candidate';
    readonly importId: number;
    readonly answer: 'same' | 'different' | null;
    readonly answeredAt: IsoInstant | null;
    readonly reasons: readonly string[];
  }[];
  /** `named` entries are about the person; the others gave out people among whom the person may have been. */
  readonly journal: readonly {
    readonly at: IsoInstant;
    readonly action: string;
    readonly reason: string | null;
    readonly file: string | null;
    readonly named: boolean;
  }[];
  /** Files of the workspace that hold the person, from its folder. */
  readonly files: readonly string[];
}
