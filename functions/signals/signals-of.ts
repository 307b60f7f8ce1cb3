import type * as z from 'zod/mini';
import type { signalsView } from '../../shared/contracts/signals.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { type MarkedNumber, markedNumbers } from '../../shared/domain/look-up-mark.ts';
import type { ApplicationReader } from '../../shared/table/application-reader.ts';
import type { MarkedCase, MarkStore } from '../../shared/table/mark-store.ts';
import { MAXIMUM_ATTEMPTS } from '../apply/own-application.ts';
import type { StaffCaller } from '../http/caller.ts';
import { shownTime } from '../http/shown-time.ts';

export interface SignalDeps {
  readonly marks: Pick<MarkStore, 'casesOf'>;
  readonly applications: Pick<ApplicationReader, 'ofPerson'>;
}

/** How many cases of other people a signal shows. */
const SHOWN = 20;

/** How many marks are read for a number: the person's own cases have marks, too. */
const READ = 60;

type Signals = z.input<typeof signalsView>;

/**
 * Where other people use the same phone, account or certificate number as a case: a warning, never a reason.
 *
 * A case of another agency is named without anything about it, unless the reader is of the city. Two steps of reads:
 * the three numbers at once, then the people of their cases at once.
 *
 * @source casework rules, People at work; Default (20 cases)
 */
export async function signalsOf(
  { agency: readerAgency }: Pick<StaffCaller, 'agency'>,
  application: Pick<Application, 'applicant' | 'payee' | 'certificate'>,
  deps: SignalDeps,
): Promise<Signals> {
  const found = await Promise.all(
    markedNumbers(application).map(async (marked) => ({
      marked,
      others: (await deps.marks.casesOf(marked, READ)).filter(
        ({ idNumber }) => idNumber !== application.applicant.idNumber,
      ),
    })),
  );
  const used = found.filter(({ others }) => others.length > 0);
  const cases = await casesById(
    used.flatMap(({ others }) => others.slice(0, SHOWN)),
    deps,
  );
  return used.flatMap(({ marked, others }) => {
    const applications = others.slice(0, SHOWN).flatMap(({ applicationId }) => {
      const other = cases.get(applicationId);
      return other ? [presentOther(other, marked, readerAgency)] : [];
    });
    if (applications.length === 0) return [];
    return [{ kind: marked.kind, applications, ...(others.length > SHOWN && { more: true }) }];
  });
}

/** The cases by their ids. One that is not there any more, as after its retention, is left out. */
async function casesById(
  marked: readonly MarkedCase[],
  { applications }: SignalDeps,
): Promise<ReadonlyMap<string, Application>> {
  const people = [...new Set(marked.map(({ idNumber }) => idNumber))];
  const ofPeople = await Promise.all(people.map((idNumber) => applications.ofPerson(idNumber, MAXIMUM_ATTEMPTS)));
  return new Map(ofPeople.flat().map((application) => [application.applicationId, application]));
}

function presentOther(other: Application, { kind, number }: MarkedNumber, readerAgency: string) {
  const { applicationId, phase, submittedAt, agency = CITY_AGENCY } = other;
  if (readerAgency !== CITY_AGENCY && readerAgency !== agency) return { applicationId, agency };
  const isFormer = !markedNumbers(other).some((each) => each.kind === kind && each.number === number);
  return { applicationId, agency, phase, submittedAt: shownTime(submittedAt), ...(isFormer && { former: true }) };
}
