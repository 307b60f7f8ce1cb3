import type { Success } from '../../api/paths.ts';
import { Tag } from '../../design/tag.tsx';
import { timeText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { comparedRows } from './comparison-rows.ts';

type Evidence = Success<'readTask'>['evidence'];

/** Declared against found, side by side. A difference is marked by word, icon and colour. */
export function Comparison({ of: evidence }: { readonly of: Evidence }) {
  const { language, text } = useStaffText();
  const { file } = text.desk;
  return (
    <section>
      <h2>{file.compare}</h2>
      <Checks of={evidence.checks} />
      <Scrolled label={file.compare}>
        <table className="stacked">
          <thead>
            <tr>
              <th scope="col">{file.item}</th>
              <th scope="col">{file.declared}</th>
              <th scope="col">{file.found}</th>
              <th scope="col">{file.result}</th>
            </tr>
          </thead>
          <tbody className="number">
            {comparedRows(evidence, text, language).map(({ item, declared, found, result }) => (
              <tr key={item} className={result === 'differs' ? 'differs' : undefined}>
                <th scope="row">{item}</th>
                <td data-label={file.declared}>{declared}</td>
                <td data-label={file.found}>{found}</td>
                <td>
                  {result === 'differs' && <Tag tone="error">{file.differs}</Tag>}
                  {result === 'same' && file.same}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}

function Checks({ of: checks }: { readonly of: Evidence['checks'] }) {
  const { language, text } = useStaffText();
  const { file, checks: names } = text.desk;
  const shown = {
    yes: { tone: 'done', word: file.passed },
    no: { tone: 'error', word: file.failed },
    'no-answer': { tone: 'attention', word: file.silent },
  } as const;
  return (
    <ul className="desk-counts">
      {checks.map(({ check, outcome, reasons, at }) => (
        <li key={check}>
          <span className="tagged">
            {names[check]} <Tag tone={shown[outcome].tone}>{shown[outcome].word}</Tag>{' '}
            {at && <span className="secondary number">{timeText(at, language)}</span>}
          </span>
          {reasons.map(({ code, message }) => (
            <p lang="zh-CN" key={code}>
              {message}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
