import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { moneyText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { CaseLink } from '../case/case-link.tsx';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';

/** The cases that a search found, latest first. Names and ID numbers are masked; each number opens the case file. */
export function FoundCases({ of: found }: { readonly of: Success<'searchApplications'>['applications'] }) {
  const { language, text } = useStaffText();
  const { search: words, applications, file } = text.desk;
  const { nameOf } = useAgencies();
  return (
    <Scrolled label={words.title}>
      <table className="number">
        <thead>
          <tr>
            <th scope="col">{text.tasks.application}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.idNumber}</th>
            <th scope="col">{applications.phase}</th>
            <th scope="col">{text.tasks.agency}</th>
            <th scope="col">{file.level}</th>
            <th scope="col" className="amount">
              {file.amount}
            </th>
            <th scope="col">{file.submittedAt}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.applicationId}>
              <td>
                <CaseLink applicationId={one.applicationId} prefix={LANGUAGE_PREFIX[language]} />
              </td>
              <td lang="zh-CN">{one.maskedName}</td>
              <td>{one.maskedIdNumber}</td>
              <td>{one.attempt === 0 ? words.refusedAtOnce : text.case.phases[one.phase]}</td>
              <td>{nameOf(one.agency)}</td>
              <td>{text.case.levels[one.level]}</td>
              <td className="amount">{moneyText(one.amountFen)}</td>
              <td>{timeText(one.submittedAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
