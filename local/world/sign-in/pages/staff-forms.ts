import { type Language, texts } from '../text/texts.ts';
import { field, type Notes, summary } from './fields.ts';
import { html } from './html.ts';
import { PEOPLE_PATH, page } from './page.ts';

interface StaffFormParts {
  readonly language: Language;
  /** The address of this sign-in. */
  readonly address: string;
  readonly notes: Notes;
}

/** The page at which staff enter number and password. */
export function staffForm({
  language,
  address,
  notes,
  staffId,
}: StaffFormParts & { readonly staffId: string }): string {
  const text = texts[language];
  const shared = { notes, text };
  const content = html`${summary(notes, text, 'staffId')}
<form method="post" action="${address}?lang=${language}" novalidate>
${field({ ...shared, name: 'staffId', label: text.staffId, autocomplete: 'username', value: staffId })}
${field({ ...shared, name: 'password', label: text.password, type: 'password', autocomplete: 'current-password' })}
<button type="submit">${text.next}</button>
</form>
${localPeople(language)}`;
  return page({ title: text.staffTitle, language, content, faulty: isFaulty(notes) });
}

/** The page at which staff enter the one-time code. */
export function codeForm({ language, address, notes }: StaffFormParts): string {
  const text = texts[language];
  const code = { name: 'code', label: text.code, hint: text.codeHint, inputMode: 'numeric', notes, text } as const;
  const content = html`${summary(notes, text, 'code')}
<form method="post" action="${address}?lang=${language}" novalidate>
${field({ ...code, autocomplete: 'one-time-code' })}
<button type="submit">${text.signIn}</button>
</form>
<form method="post" action="${address}?lang=${language}">
<button class="plain" type="submit" name="startAgain" value="yes">${text.otherAccount}</button>
</form>
${localPeople(language)}`;
  return page({ title: text.codeTitle, language, content, faulty: isFaulty(notes) });
}

function isFaulty({ faults, lockedUntil }: Notes): boolean {
  return faults.length > 0 || lockedUntil !== undefined;
}

function localPeople(language: Language) {
  return html`<p><a href="${PEOPLE_PATH}?lang=${language}" target="_blank" rel="noopener">${texts[language].localPeople}</a></p>`;
}
