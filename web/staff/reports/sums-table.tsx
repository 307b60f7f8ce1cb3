import type { ReactNode } from 'react';
import { moneyText, numberText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import type { Sum } from './sums.ts';

interface SumsTableProps {
  /** What the table is; its region has this name. */
  readonly title: string;
  /** The head of the first column. */
  readonly keyHead: string;
  /** The heads of the columns: cases and money of each sum. */
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string | number; readonly name: ReactNode; readonly sums: readonly Sum[] }[];
  readonly total: readonly Sum[];
}

/** Cases and money by one key, with the totals. */
export function SumsTable({ title, keyHead, heads, rows, total }: SumsTableProps) {
  const { inAll } = useStaffText().text.desk.reports;
  return (
    <Scrolled label={title}>
      <table className="number">
        <thead>
          <tr>
            <th scope="col">{keyHead}</th>
            {heads.map((head) => (
              <th scope="col" className="amount" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, sums }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <SumCells of={sums} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{inAll}</th>
            <SumCells of={total} />
          </tr>
        </tfoot>
      </table>
    </Scrolled>
  );
}

function SumCells({ of: sums }: { readonly of: readonly Sum[] }) {
  const { language } = useStaffText();
  return sums.flatMap(({ count, fen }, index) => [
    // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places.
    <td className="amount" key={`count ${index}`}>
      {numberText(count, language)}
    </td>,
    // biome-ignore lint/suspicious/noArrayIndexKey: the same.
    <td className="amount" key={`fen ${index}`}>
      {moneyText(fen)}
    </td>,
  ]);
}
