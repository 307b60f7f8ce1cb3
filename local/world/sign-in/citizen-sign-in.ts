import type { Accounts, CitizenAccount } from './account.ts';
import type { Captcha } from './captcha/captcha.ts';
import type { Lockout } from './lockout.ts';
import type { Entries } from './pages/form-entries.ts';
import { isPassword } from './password.ts';

/** What keeps a citizen from signing in. */
export type CitizenFault =
  | 'phone-missing'
  | 'phone-malformed'
  | 'number-missing'
  | 'password-missing'
  | 'captcha-missing'
  | 'captcha-wrong'
  | 'wrong';

export type CitizenOutcome =
  | { readonly outcome: 'signed-in'; readonly account: CitizenAccount }
  | { readonly outcome: 'refused'; readonly faults: readonly CitizenFault[] }
  | { readonly outcome: 'locked'; readonly until: Date };

interface CitizenSignInDeps {
  readonly accounts: Pick<Accounts, 'citizens'>;
  readonly captcha: Pick<Captcha, 'accept'>;
  readonly lockout: Lockout;
}

const PHONE = /^1[3-9]\d{9}$/;

/**
 * Tries to sign a citizen in with what the form of one sign-in holds.
 *
 * For a phone number without an account, everything is as for a wrong password: the answer, its time, and the lockout.
 *
 * @source Guide, part 2 (sign-in by phone number, personal number, password and captcha)
 */
export async function signCitizenIn(
  signIn: string,
  entries: Entries,
  { accounts, captcha, lockout }: CitizenSignInDeps,
): Promise<CitizenOutcome> {
  const incomplete = incompleteEntries(entries);
  if (incomplete.length > 0) return { outcome: 'refused', faults: incomplete };
  const answer = { proof: entries('proof'), pictureId: entries('pictureId'), digits: entries('digits').trim() };
  if (!(await captcha.accept(signIn, answer))) return { outcome: 'refused', faults: ['captcha-wrong'] };

  const phone = phoneOf(entries);
  const locked = lockout.lockedUntil(phone);
  if (locked) return { outcome: 'locked', until: locked };
  const account = accounts
    .citizens()
    .find((each) => each.phone === phone && each.personalNumber === entries('personalNumber').trim());
  // Counted before the password is checked: a hundred tries at once are no more than five.
  lockout.failed(phone);
  if ((await isPassword(entries('password'), account?.password)) && account !== undefined) {
    lockout.succeeded(phone);
    return { outcome: 'signed-in', account };
  }
  const lockedNow = lockout.lockedUntil(phone);
  return lockedNow ? { outcome: 'locked', until: lockedNow } : { outcome: 'refused', faults: ['wrong'] };
}

function incompleteEntries(entries: Entries): readonly CitizenFault[] {
  const phone = phoneOf(entries);
  const faults: readonly (CitizenFault | false)[] = [
    phone === '' && 'phone-missing',
    phone !== '' && !PHONE.test(phone) && 'phone-malformed',
    entries('personalNumber').trim() === '' && 'number-missing',
    entries('password') === '' && 'password-missing',
    entries('proof') === '' && entries('digits').trim() === '' && 'captcha-missing',
  ];
  return faults.filter((fault) => fault !== false);
}

/** People type a phone number in groups. */
function phoneOf(entries: Entries): string {
  return entries('phone').replaceAll(/[\s-]/g, '');
}
