import type { CitizenAccount, StaffAccount } from '../account.ts';
import { type Language, texts } from '../text/texts.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';

/** A member of staff with the code that would sign them in now. */
export interface StaffWithCode {
  readonly account: StaffAccount;
  readonly code: string | undefined;
}

interface PeopleParts {
  readonly citizens: readonly CitizenAccount[];
  readonly staff: readonly StaffWithCode[];
  readonly secondsLeft: number;
}

/** The page of the local run that lists everybody who can sign in, with passwords and codes. */
export function peoplePage(language: Language, { citizens, staff, secondsLeft }: PeopleParts): string {
  const { people, roles } = texts[language];
  const rolesOf = ({ account }: StaffWithCode): string =>
    account.roles.map((role) => Object.entries(roles).find(([word]) => word === role)?.[1] ?? role).join('、');
  const citizenRows = citizens.map((each) => [
    each.name,
    code(each.phone),
    code(each.personalNumber),
    code(each.password),
    html`${each.outlook[language]}`,
  ]);
  const staffRows = staff.map((each) => [
    each.account.name,
    code(each.account.subject),
    code(each.account.password),
    each.code === undefined ? html`${people.noCode}` : code(each.code),
    html`${rolesOf(each)}`,
    html`${each.account.agency}`,
    code(each.account.oneTimeKey),
  ]);
  const { name, phone, personalNumber, password, outlook, staffId, agency, key } = people;
  const content = html`<p>${people.intro}</p>
<h2 id="citizens">${people.citizens}</h2>
<p>${people.citizensIntro}</p>
${table('citizens', [name, phone, personalNumber, password, outlook], citizenRows)}
<h2 id="staff">${people.staff}</h2>
<p>${people.staffIntro}</p>
<p>${people.codesChange(secondsLeft)} <a href="?lang=${language}">${people.refresh}</a></p>
${table('staff', [name, staffId, password, people.code, people.roles, agency, key], staffRows)}`;
  return page({ title: people.title, language, content });
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}

/** A table that scrolls sideways by itself, so that the page does not. */
function table(heading: string, columns: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  return html`<div class="scrolls" role="region" aria-labelledby="${heading}" tabindex="0"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table></div>`;
}
