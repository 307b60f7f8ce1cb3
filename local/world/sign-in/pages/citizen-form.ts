import type { CaptchaTask } from '../captcha/captcha.ts';
import { type Language, texts } from '../text/texts.ts';
import { faultOf, field, type Notes, summary } from './fields.ts';
import { type Html, html } from './html.ts';
import { PEOPLE_PATH, page } from './page.ts';

interface CitizenFormParts {
  readonly language: Language;
  /** The address of this sign-in, without a slash at the end. */
  readonly address: string;
  readonly task: CaptchaTask;
  readonly notes: Notes;
  /** Whether the person asked for the picture. */
  readonly picture: boolean;
  readonly entered: { readonly phone: string; readonly personalNumber: string };
}

/** The page at which a citizen signs in. */
export function citizenForm({ language, address, task, notes, picture, entered }: CitizenFormParts): string {
  const text = texts[language];
  const shared = { notes, text };
  const title = text.citizenTitle;
  const faulty = notes.faults.length > 0 || notes.lockedUntil !== undefined;
  const content = html`${summary(notes, text, 'phone')}
<form method="post" action="${address}?lang=${language}${picture && '&captcha=picture'}" novalidate>
${field({ ...shared, name: 'phone', label: text.phone, hint: text.phoneHint, type: 'tel', inputMode: 'tel', autocomplete: 'tel', value: entered.phone })}
${field({ ...shared, name: 'personalNumber', label: text.personalNumber, hint: text.personalNumberHint, autocomplete: 'username', value: entered.personalNumber })}
${field({ ...shared, name: 'password', label: text.password, type: 'password', autocomplete: 'current-password' })}
<input type="hidden" name="pictureId" value="${task.pictureId}">
${picture ? pictureCaptcha() : proofCaptcha()}
<button type="submit">${text.signIn}</button>
</form>
<p><a href="${PEOPLE_PATH}?lang=${language}" target="_blank" rel="noopener">${text.localPeople}</a></p>`;
  return page({ title, language, content, faulty, scripts: picture ? [] : ['prove-work.js'] });

  function pictureField(): Html {
    const fault = faultOf('captcha', notes, text);
    return html`<label for="captcha">${text.picture}</label>
${fault}
<img src="${address}/picture?id=${task.pictureId}" alt="${text.pictureAlternative}" width="200" height="64">
<input id="captcha" name="digits" inputmode="numeric" autocomplete="off" required${
      fault && html` aria-describedby="captcha-fault" aria-invalid="true"`
    }>`;
  }

  function pictureCaptcha(): Html {
    return html`<div class="field">${pictureField()}
<p><a href="?lang=${language}&amp;captcha=picture">${text.newPicture}</a></p>
<p><a href="?lang=${language}">${text.useProof}</a></p></div>`;
  }

  /** The script fills in the proof and the status. Without script, the picture stands there. */
  function proofCaptcha(): Html {
    return html`<div class="field" id="proof-of-work" hidden data-challenge="${JSON.stringify(task.challenge)}"
 data-working="${text.captchaWorking}" data-waiting="${text.captchaWaiting}" data-done="${text.captchaDone}" data-failed="${text.captchaFailed}">
<p class="label" id="proof-title">${text.captcha}</p>
${faultOf('captcha', notes, text)}
<p id="captcha" role="status" tabindex="-1" class="status"></p>
<input type="hidden" name="proof" value="">
<p><a href="?lang=${language}&amp;captcha=picture">${text.usePicture}</a></p>
</div>
<noscript><div class="field">${pictureField()}</div></noscript>`;
  }
}
