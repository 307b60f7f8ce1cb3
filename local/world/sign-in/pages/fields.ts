import type { Texts } from '../text/zh.ts';
import { type Html, html } from './html.ts';

export type Fault = keyof Texts['faults'];

/** The field to which a fault belongs. A wrong sign-in belongs to no field: it does not tell which entry was wrong. */
const FIELD_OF: Readonly<Record<Fault, string | undefined>> = {
  'phone-missing': 'phone',
  'phone-malformed': 'phone',
  'number-missing': 'personalNumber',
  'password-missing': 'password',
  'captcha-missing': 'captcha',
  'captcha-wrong': 'captcha',
  wrong: undefined,
  'staff-id-missing': 'staffId',
  'code-missing': 'code',
  'code-wrong': 'code',
};

/** What the person has to know after a try: the faults, or until when the sign-in is locked. */
export interface Notes {
  readonly faults: readonly Fault[];
  /** The moment as people read it. */
  readonly lockedUntil?: string | undefined;
}

/** The summary on top of a form. It takes the focus, so that a screen reader reads it first. */
export function summary({ faults, lockedUntil }: Notes, text: Texts, firstField: string): Html | undefined {
  if (lockedUntil !== undefined) {
    return html`<div class="summary" role="alert" tabindex="-1" autofocus>
<p>${text.locked(lockedUntil)}</p><p>${text.localClock}</p></div>`;
  }
  if (faults.length === 0) return undefined;
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
<h2 id="summary-title">${text.errorSummary(faults.length)}</h2>
<ul>${faults.map((fault) => html`<li><a href="#${FIELD_OF[fault] ?? firstField}">${text.faults[fault]}</a></li>`)}</ul>
</div>`;
}

/** The faults of one field, as an element that the field names as its description. */
export function faultOf(field: string, { faults }: Notes, text: Texts): Html | undefined {
  const own = faults.find((fault) => FIELD_OF[fault] === field);
  return own && html`<p class="fault" id="${field}-fault">${text.faults[own]}</p>`;
}

interface FieldParts {
  readonly name: string;
  readonly label: string;
  readonly autocomplete: string;
  readonly notes: Notes;
  readonly text: Texts;
  readonly hint?: string;
  readonly type?: 'text' | 'tel' | 'password';
  readonly inputMode?: 'numeric' | 'tel';
  readonly value?: string;
}

/** One labelled field: label, hint, fault, input. */
export function field({
  name,
  label,
  autocomplete,
  notes,
  text,
  hint,
  type = 'text',
  inputMode,
  value,
}: FieldParts): Html {
  const fault = faultOf(name, notes, text);
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`<div class="field${fault && ' faulty'}">
<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${fault}
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required spellcheck="false" autocapitalize="none"${
    inputMode && html` inputmode="${inputMode}"`
  }${value && html` value="${value}"`}${described && html` aria-describedby="${described}"`}${
    fault && html` aria-invalid="true"`
  }>
</div>`;
}
