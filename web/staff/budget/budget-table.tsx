import type { Success } from '../../api/paths.ts';
import { moneyText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';

type Budget = Success<'readBudget'>['budgets'][number];

interface BudgetTableProps {
  readonly of: readonly Budget[];
  readonly nameOf: (agency: string) => string;
}

/** One line for each budget: what it is, what was ordered and is left, and what the open cases need in the year. */
export function BudgetTable({ of: budgets, nameOf }: BudgetTableProps) {
  const { text } = useStaffText();
  const { budget: words, queue } = text.desk;
  return (
    <Scrolled label={words.budgets}>
      <table className="number">
        <thead>
          <tr>
            <th scope="col">{queue.agency}</th>
            <th scope="col">{words.policy}</th>
            {[words.budget, words.ordered, words.left, words.neededInYear].map((head) => (
              <th scope="col" className="amount" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {budgets.map(({ policyId, agency, budgetFen, spentFen, leftFen, neededFen }) => (
            <tr key={`${policyId} ${agency}`}>
              <th scope="row">{nameOf(agency)}</th>
              <td>{policyId}</td>
              <td className="amount">{moneyText(budgetFen)}</td>
              <td className="amount">{moneyText(spentFen)}</td>
              <td className="amount">{moneyText(leftFen)}</td>
              <td className="amount">
                {moneyText(neededFen)}
                {neededFen > leftFen && <strong> {words.short(moneyText(neededFen - leftFen))}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
