import { useQuery } from '@tanstack/react-query';
import { taken } from '../../api/api-client.ts';
import { type Detail, Details, Phone } from '../../design/details.tsx';
import { useApi } from '../../session/session-context.tsx';
import { dayText, moneyText } from '../../text/format.ts';
import type { InLanguage } from '../../text/texts.ts';
import type { CitizenText } from '../../text/zh/citizen.ts';
import { PolicyTitle } from '../certificate/policy-title.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import type { OwnApplication } from './use-own-application.ts';

/** What was declared, as the API gives it back: the account shows its last four digits only. */
export function DeclaredFacts({ application }: { readonly application: OwnApplication }) {
  const { language, text } = useCitizenText();
  const { ownCase } = text;
  const { payee, policyId, amountFen, agency } = application;
  return (
    <Details
      of={[
        ...certificateFacts(application, { language, text }),
        { term: text.apply.labels.programme, value: <PolicyTitle policyId={policyId} /> },
        { term: text.applications.amount, value: <span className="amount">{moneyText(amountFen)}</span> },
        { term: ownCase.payeeKind, value: text.apply.payeeKinds[payee.kind] },
        ...(payee.bankName ? [{ term: ownCase.bankName, value: <span lang="zh-CN">{payee.bankName}</span> }] : []),
        { term: ownCase.payee, value: <span className="number">{payee.accountNumber}</span> },
        { term: ownCase.agency, value: agency ? <Agency code={agency} /> : ownCase.agencyUnknown },
      ]}
    />
  );
}

/** The certificate, and the occupation that it is for. */
export function certificateFacts(
  { occupation, certificate }: Pick<OwnApplication, 'occupation' | 'certificate'>,
  { language, text }: InLanguage<CitizenText>,
): readonly Detail[] {
  const { ownCase } = text;
  return [
    { term: ownCase.occupation, value: <span lang="zh-CN">{occupation}</span> },
    { term: ownCase.occupationCode, value: <span className="number">{certificate.occupationCode}</span> },
    { term: ownCase.level, value: text.case.levels[certificate.level] },
    { term: ownCase.certificateCategory, value: text.case.certificateCategories[certificate.category] },
    { term: ownCase.certificateNumber, value: <span className="number">{certificate.number}</span> },
    { term: ownCase.issuedOn, value: <span className="number">{dayText(certificate.issuedOn, language)}</span> },
  ];
}

/** The agency by name, with its telephone; its code while the list is not there. */
function Agency({ code }: { readonly code: string }) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['agencies'],
    queryFn: () => taken(api.GET('/v1/agencies', { params: { path: {} } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const agency = data?.agencies.find((candidate) => candidate.code === code);
  if (!agency) return <span className="number">{code}</span>;
  return (
    <>
      <span lang="zh-CN">{agency.name}</span> <Phone number={agency.consultPhone} />
    </>
  );
}
