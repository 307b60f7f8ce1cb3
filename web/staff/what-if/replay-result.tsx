import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import { REASONS } from '../../../shared/policy/reasons.ts';
import { replaySums } from '../../../shared/policy/replay-sums.ts';
import { Alert } from '../../design/alert.tsx';
import { moneyText, monthText, numberText } from '../../text/format.ts';
import { CaseLink } from '../case/case-link.tsx';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import type { ChangedCase, Replay } from './use-replay.ts';

/** A page with tens of thousands of rows would stand still. */
const MOST_ROWS = 500;

interface ReplayResultProps {
  readonly of: Replay;
  readonly nameOf: (agency: string) => string;
}

/** How far a replay has come, the sums by month and agency, and each case that would change. */
export function ReplayResult({ of: { state, read, decided, changes }, nameOf }: ReplayResultProps) {
  const { language, text } = useStaffText();
  const words = text.desk.whatIf;
  const count = (value: number) => numberText(value, language);
  return (
    <section>
      <h2>{words.result}</h2>
      <Alert tone={state === 'DONE' ? 'done' : state === 'STOPPED' ? 'attention' : 'waiting'} announced>
        <p>{words.states[state]}</p>
        <p>{words.found(count(read), count(decided), count(changes.length))}</p>
      </Alert>
      {changes.length > 0 && (
        <>
          <SumsTable of={changes} nameOf={nameOf} />
          <ChangesTable of={changes.slice(0, MOST_ROWS)} prefix={LANGUAGE_PREFIX[language]} nameOf={nameOf} />
          {changes.length > MOST_ROWS && <p>{words.first(count(MOST_ROWS))}</p>}
        </>
      )}
    </section>
  );
}

interface TableProps {
  readonly of: readonly ChangedCase[];
  readonly nameOf: (agency: string) => string;
}

function SumsTable({ of: changes, nameOf }: TableProps) {
  const { language, text } = useStaffText();
  const { whatIf: words, queue } = text.desk;
  const sums = replaySums(changes);
  const total = (of: (sum: (typeof sums)[number]) => number) => sums.reduce((all, sum) => all + of(sum), 0);
  const count = (value: number) => numberText(value, language);
  return (
    <Scrolled label={words.sums}>
      <table className="number">
        <caption>{words.sums}</caption>
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col">{queue.agency}</th>
            {[words.cases, words.before, words.after, words.difference, words.possible, words.unknown].map((head) => (
              <th scope="col" className="amount" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={`${sum.month} ${sum.agency}`}>
              <td>{monthText(sum.month, language)}</td>
              <th scope="row">{nameOf(sum.agency)}</th>
              <td className="amount">{count(sum.cases)}</td>
              <td className="amount">{moneyText(sum.beforeFen)}</td>
              <td className="amount">{moneyText(sum.afterFen)}</td>
              <td className="amount">{moneyText(sum.differenceFen)}</td>
              <td className="amount">{moneyText(sum.possibleFen)}</td>
              <td className="amount">{count(sum.unknown)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.inAll}
            </th>
            <td className="amount">{count(total(({ cases }) => cases))}</td>
            <td className="amount">{moneyText(total(({ beforeFen }) => beforeFen))}</td>
            <td className="amount">{moneyText(total(({ afterFen }) => afterFen))}</td>
            <td className="amount">{moneyText(total(({ differenceFen }) => differenceFen))}</td>
            <td className="amount">{moneyText(total(({ possibleFen }) => possibleFen))}</td>
            <td className="amount">{count(total(({ unknown }) => unknown))}</td>
          </tr>
        </tfoot>
      </table>
    </Scrolled>
  );
}

function ChangesTable({ of: changes, prefix, nameOf }: TableProps & { readonly prefix: string }) {
  const { text } = useStaffText();
  const { whatIf: words, queue } = text.desk;
  return (
    <Scrolled label={words.changes}>
      <table className="number">
        <caption>{words.changes}</caption>
        <thead>
          <tr>
            <th scope="col">{text.tasks.application}</th>
            <th scope="col">{queue.agency}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col" className="amount">
              {words.before}
            </th>
            <th scope="col" className="amount">
              {words.after}
            </th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ applicationId, agency, kind, beforeFen, afterFen, reasons, clauses }) => (
            <tr key={applicationId}>
              <td>
                <CaseLink applicationId={applicationId} prefix={prefix} />
              </td>
              <th scope="row">{nameOf(agency)}</th>
              <td>{words.kinds[kind]}</td>
              <td className="amount">{moneyText(beforeFen)}</td>
              <td className="amount">{afterFen === null ? '—' : moneyText(afterFen)}</td>
              <td lang="zh-CN">
                {reasons.map((code) => REASONS[code].message).join('')}
                {words.by(clauses.join('；'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
