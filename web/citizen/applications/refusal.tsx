import type { Success } from '../../api/paths.ts';
import { Details, Phone } from '../../design/details.tsx';
import { numberText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Original } from '../original.tsx';

/** A refusal of a case, or at once. */
type Refused = Pick<Success<'readCertificateReview'>, 'reasons' | 'remedies'> &
  Partial<Pick<Success<'readCertificateReview'>, 'documentNumber'>>;

interface RefusalProps {
  readonly of: Refused;
  /** What stands above the reasons. */
  readonly title: string;
}

/** All reasons of a refusal, and how to challenge it. */
export function Refusal({ of: { reasons, remedies, documentNumber }, title }: RefusalProps) {
  const { language, text } = useCitizenText();
  const { ownCase } = text;
  const explanation = reasons.find((reason) => reason.explanation)?.explanation;
  const isSaid = explanation !== undefined && reasons.some(({ message }) => message.includes(explanation));
  return (
    <>
      {documentNumber && (
        <Details of={[{ term: ownCase.documentNumber, value: <span className="number">{documentNumber}</span> }]} />
      )}
      <h3>{title}</h3>
      <ol>
        {reasons.map(({ code, message, legalBasis, correctable }) => (
          <li key={code}>
            <p>
              {ownCase.reason(code, message)}
              {language === 'en' && <Original>{message}</Original>}
              <span className="line secondary">
                {ownCase.legalBasis} <span lang="zh-CN">{legalBasis}</span>
              </span>
              {correctable && <span className="line">{ownCase.correctable}</span>}
            </p>
          </li>
        ))}
      </ol>
      {explanation && !isSaid && (
        <Details of={[{ term: ownCase.explanation, value: <span lang="zh-CN">{explanation}</span> }]} />
      )}
      {remedies && (
        <>
          <h3>{ownCase.remedies.title}</h3>
          <Details
            of={[
              {
                term: ownCase.remedies.review,
                value: (
                  <>
                    {ownCase.remedies.reviewWithin(numberText(remedies.reviewDays, language))}{' '}
                    <span lang="zh-CN">{remedies.agency}</span> <Phone number={remedies.phone} />
                  </>
                ),
              },
              {
                term: ownCase.remedies.reconsideration,
                value: (
                  <>
                    {ownCase.remedies.reconsiderationWithin(numberText(remedies.reconsiderationDays, language))}{' '}
                    <span lang="zh-CN">{remedies.reconsiderationOrgan}</span>
                  </>
                ),
              },
              {
                term: ownCase.remedies.litigation,
                value: ownCase.remedies.litigationWithin(numberText(remedies.litigationMonths, language)),
              },
            ]}
          />
        </>
      )}
    </>
  );
}
