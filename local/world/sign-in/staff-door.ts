import type { HttpAnswer } from '../../http/http-message.ts';
import type { Accounts } from './account.ts';
import { type DoorPages, pageAnswer, type SignInAnswer, type SignInRequest, seeOther } from './interactions.ts';
import type { Lockout } from './lockout.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import type { Notes } from './pages/fields.ts';
import { formEntries } from './pages/form-entries.ts';
import { expiredPage, notFoundPage } from './pages/notice-pages.ts';
import { codeForm, staffForm } from './pages/staff-forms.ts';
import { type StaffOutcome, staffSignIn } from './staff-sign-in.ts';
import { shownMoment } from './text/texts.ts';

interface StaffDoorDeps {
  readonly accounts: Pick<Accounts, 'staff'>;
  readonly codes: OneTimeCodes;
  readonly lockout: Lockout;
}

/** The pages at which staff sign in: first the password, then the one-time code. */
export function staffDoor(deps: StaffDoorDeps): DoorPages {
  const steps = staffSignIn(deps);

  const form = ({ signIn, address, language }: SignInRequest, staffId: string, notes: Notes): HttpAnswer =>
    pageAnswer(
      200,
      steps.awaitsCode(signIn)
        ? codeForm({ language, address, notes })
        : staffForm({ language, address, notes, staffId }),
    );

  const answerTo = (request: SignInRequest, staffId: string, result: StaffOutcome): SignInAnswer => {
    switch (result.outcome) {
      case 'signed-in':
        return { signedIn: result.account.subject, amr: ['pwd', 'otp', 'mfa'] };
      case 'code-needed':
        return seeOther(`${request.address}?lang=${request.language}`);
      case 'locked':
        return form(request, staffId, { faults: [], lockedUntil: shownMoment(result.until, request.language) });
      case 'refused':
        return form(request, staffId, { faults: result.faults });
      default:
        return result satisfies never;
    }
  };

  return {
    door: 'staff',
    async answer(request) {
      const { message, signIn, part, address, language } = request;
      if (part !== '') return pageAnswer(404, notFoundPage(language));
      if (message.method !== 'POST') return form(request, '', { faults: [] });
      const entries = await formEntries(message);
      if (entries === undefined) return pageAnswer(413, expiredPage(language));
      if (entries('startAgain') !== '') {
        steps.startAgain(signIn);
        return seeOther(`${address}?lang=${language}`);
      }
      const result = steps.awaitsCode(signIn)
        ? steps.enterCode(signIn, entries)
        : await steps.enterPassword(signIn, entries);
      return answerTo(request, entries('staffId'), result);
    },
  };
}
