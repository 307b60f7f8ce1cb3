import type { Problem } from '../../api/trouble.ts';
import { Phone } from '../../design/details.tsx';
import { useCitizenText } from '../citizen-text.tsx';

/** How a refusal can be challenged. */
export function Remedies({ of }: { readonly of: NonNullable<Problem['remedies']> }) {
  const { text } = useCitizenText();
  const { agency, phone, reviewDays, reconsiderationOrgan, reconsiderationDays, litigationMonths } = of;
  return (
    <p>
      {text.apply.remedies(
        agency,
        String(reviewDays),
        reconsiderationOrgan,
        String(reconsiderationDays),
        String(litigationMonths),
      )}{' '}
      <Phone number={phone} />
    </p>
  );
}
