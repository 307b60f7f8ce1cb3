import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Details } from '../../design/details.tsx';
import { dayText, timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';

type CaseFile = Pick<Success<'readCaseFile'>, 'death' | 'heirsPayee'>;

/** That the applicant has died, and to whom the money goes instead. */
export function Death({ of: { death, heirsPayee } }: { readonly of: CaseFile }) {
  const { language, text } = useStaffText();
  const { death: words } = text.desk;
  if (!death) return null;
  return (
    <>
      <h2>{words.title}</h2>
      {death.beforeSubmission && (
        <Alert tone="attention">
          <p>{words.beforeSubmission}</p>
        </Alert>
      )}
      <Details
        of={[
          { term: words.diedOn, value: dayText(death.diedOn, language) },
          { term: words.evidence, value: <span lang="zh-CN">{death.evidence}</span> },
          { term: words.recorded, value: `${timeText(death.at, language)} ${death.recordedBy}` },
        ]}
      />
      {!heirsPayee && !death.beforeSubmission && <p>{words.noHeir}</p>}
      {heirsPayee && <HeirsPayee of={heirsPayee} />}
    </>
  );
}

type Named = NonNullable<CaseFile['heirsPayee']>;

function HeirsPayee({ of: { heir, payee, evidence, namedBy, confirmedAt, refusal } }: { readonly of: Named }) {
  const { language, text } = useStaffText();
  const { death: words, file } = text.desk;
  const waiting = refusal === undefined ? words.waiting : words.refused(refusal);
  const status = confirmedAt === undefined ? waiting : words.confirmed(timeText(confirmedAt, language));
  return (
    <>
      <h3>{words.heirsTitle}</h3>
      <Details
        of={[
          { term: words.heir, value: `${heir.name} ${heir.idNumber}` },
          { term: words.relation, value: <span lang="zh-CN">{heir.relation}</span> },
          { term: words.payee, value: accountText(payee, file.payeeKinds) },
          { term: words.evidence, value: <span lang="zh-CN">{evidence}</span> },
          { term: words.named, value: namedBy },
          { term: words.status, value: status },
        ]}
      />
    </>
  );
}

/** An account in one line. */
export function accountText<Kind extends string>(
  {
    kind,
    bankName,
    accountNumber,
  }: { readonly kind: Kind; readonly bankName?: string; readonly accountNumber: string },
  kinds: Readonly<Record<Kind, string>>,
): string {
  return [kinds[kind], bankName, accountNumber].filter(Boolean).join(' ');
}
