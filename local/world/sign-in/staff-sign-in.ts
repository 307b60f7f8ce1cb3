import type { Accounts, StaffAccount } from './account.ts';
import type { Lockout } from './lockout.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import type { Entries } from './pages/form-entries.ts';
import { isPassword } from './password.ts';

/** What keeps a member of staff from signing in. */
export type StaffFault = 'staff-id-missing' | 'password-missing' | 'wrong' | 'code-missing' | 'code-wrong';

export type StaffOutcome =
  | { readonly outcome: 'signed-in'; readonly account: StaffAccount }
  | { readonly outcome: 'code-needed' }
  | { readonly outcome: 'refused'; readonly faults: readonly StaffFault[] }
  | { readonly outcome: 'locked'; readonly until: Date };

export interface StaffSignIn {
  /** Whether the password of this sign-in was right, so that the code is next. */
  readonly awaitsCode: (signIn: string) => boolean;
  readonly enterPassword: (signIn: string, entries: Entries) => Promise<StaffOutcome>;
  readonly enterCode: (signIn: string, entries: Entries) => StaffOutcome;
  /** Forgets the password of a sign-in, so that another account can be taken. */
  readonly startAgain: (signIn: string) => void;
}

interface StaffSignInDeps {
  readonly accounts: Pick<Accounts, 'staff'>;
  readonly codes: Pick<OneTimeCodes, 'accept'>;
  readonly lockout: Lockout;
}

/**
 * Signs staff in: first staff number or phone with the password, then a one-time code.
 *
 * Wrong passwords and wrong codes count towards the same lockout. A name without an account is treated as a wrong
 * password.
 */
export function staffSignIn({ accounts, codes, lockout }: StaffSignInDeps): StaffSignIn {
  const halfway = new Map<string, StaffAccount>();

  const failed = (name: string, fault: StaffFault): StaffOutcome => {
    const until = lockout.lockedUntil(name);
    return until ? { outcome: 'locked', until } : { outcome: 'refused', faults: [fault] };
  };

  return {
    awaitsCode: (signIn) => halfway.has(signIn),
    startAgain: (signIn) => void halfway.delete(signIn),
    async enterPassword(signIn, entries) {
      const typed = entries('staffId').trim().toLowerCase();
      const faults: readonly (StaffFault | false)[] = [
        typed === '' && 'staff-id-missing',
        entries('password') === '' && 'password-missing',
      ];
      const incomplete = faults.filter((fault) => fault !== false);
      if (incomplete.length > 0) return { outcome: 'refused', faults: incomplete };

      const account = accounts.staff().find(({ subject, phone }) => subject === typed || phone === typed);
      const name = account?.subject ?? typed;
      const locked = lockout.lockedUntil(name);
      if (locked) return { outcome: 'locked', until: locked };
      // Counted before the password is checked: a hundred tries at once are no more than five.
      lockout.failed(name);
      if (!(await isPassword(entries('password'), account?.password)) || account === undefined)
        return failed(name, 'wrong');
      // Earlier failures still count, so that nobody can try codes without end.
      lockout.takeBack(name);
      halfway.set(signIn, account);
      return { outcome: 'code-needed' };
    },
    enterCode(signIn, entries) {
      const account = halfway.get(signIn);
      if (account === undefined) return { outcome: 'refused', faults: ['wrong'] };
      const locked = lockout.lockedUntil(account.subject);
      if (locked) {
        halfway.delete(signIn);
        return { outcome: 'locked', until: locked };
      }
      const code = entries('code').replaceAll(/\s/g, '');
      if (code === '') return { outcome: 'refused', faults: ['code-missing'] };
      if (codes.accept(account, code)) {
        halfway.delete(signIn);
        lockout.succeeded(account.subject);
        return { outcome: 'signed-in', account };
      }
      lockout.failed(account.subject);
      const outcome = failed(account.subject, 'code-wrong');
      if (outcome.outcome === 'locked') halfway.delete(signIn);
      return outcome;
    },
  };
}
