import type { HttpAnswer } from '../../http/http-message.ts';
import type { Accounts } from './account.ts';
import type { Captcha } from './captcha/captcha.ts';
import { signCitizenIn } from './citizen-sign-in.ts';
import { type DoorPages, pageAnswer, type SignInRequest } from './interactions.ts';
import type { Lockout } from './lockout.ts';
import { citizenForm } from './pages/citizen-form.ts';
import type { Notes } from './pages/fields.ts';
import { type Entries, formEntries } from './pages/form-entries.ts';
import { expiredPage, notFoundPage } from './pages/notice-pages.ts';
import { shownMoment } from './text/texts.ts';

interface CitizenDoorDeps {
  readonly accounts: Pick<Accounts, 'citizens'>;
  readonly captcha: Captcha;
  readonly lockout: Lockout;
}

const nothingEntered: Entries = () => '';

/** The pages at which citizens sign in. */
export function citizenDoor(deps: CitizenDoorDeps): DoorPages {
  const { captcha } = deps;

  const form = async (request: SignInRequest, entries: Entries, notes: Notes): Promise<HttpAnswer> => {
    const { signIn, address, language, query } = request;
    const entered = { phone: entries('phone'), personalNumber: entries('personalNumber') };
    const picture = query.get('captcha') === 'picture';
    return pageAnswer(
      200,
      citizenForm({ language, address, task: await captcha.task(signIn), notes, picture, entered }),
    );
  };

  return {
    door: 'citizen',
    async answer(request) {
      const { message, signIn, part, query, language } = request;
      if (part === 'picture') return pictureAnswer(captcha.picture(signIn, query.get('id') ?? ''));
      if (part !== '') return pageAnswer(404, notFoundPage(language));
      if (message.method !== 'POST') return form(request, nothingEntered, { faults: [] });
      const entries = await formEntries(message);
      if (entries === undefined) return pageAnswer(413, expiredPage(language));

      const result = await signCitizenIn(signIn, entries, deps);
      switch (result.outcome) {
        case 'signed-in':
          return { signedIn: result.account.subject, amr: ['pwd'] };
        case 'locked':
          return form(request, entries, { faults: [], lockedUntil: shownMoment(result.until, language) });
        case 'refused':
          return form(request, entries, { faults: result.faults });
        default:
          return result satisfies never;
      }
    },
  };
}

function pictureAnswer(svg: string | undefined): HttpAnswer {
  if (svg === undefined) return { status: 404, headers: {}, body: '' };
  return { status: 200, headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' }, body: svg };
}
