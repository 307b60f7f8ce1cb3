/** The two places at which people sign in. Each has pages, accounts and sessions of its own. */
export const DOORS = ['citizen', 'staff'] as const;
export type Door = (typeof DOORS)[number];

interface Account {
  /** The `sub` of the tokens. */
  readonly subject: string;
  readonly name: string;
  readonly phone: string;
  /** In clear, because the local run shows it. */
  readonly password: string;
  /** What an access token says of the person, apart from `sub` and `name`. */
  readonly claims: Readonly<Record<string, string | readonly string[]>>;
}

export interface CitizenAccount extends Account {
  /** 个人编号, the number in the social-security register. */
  readonly personalNumber: string;
  readonly idNumber: string;
  /** What an application of this person comes to. */
  readonly outlook: Readonly<Record<'zh' | 'en', string>>;
}

export interface StaffAccount extends Account {
  readonly roles: readonly string[];
  readonly agency: string;
  /** The key of the one-time codes, in base32. */
  readonly oneTimeKey: string;
}

/** Who can sign in. */
export interface Accounts {
  readonly citizens: () => readonly CitizenAccount[];
  readonly staff: () => readonly StaffAccount[];
}

/** An account at a door, by its subject. */
export function accountAt(door: Door, accounts: Accounts, subject: string): Account | undefined {
  return accountsAt(door, accounts).find((account) => account.subject === subject);
}

function accountsAt(door: Door, accounts: Accounts): readonly Account[] {
  switch (door) {
    case 'citizen':
      return accounts.citizens();
    case 'staff':
      return accounts.staff();
    default:
      return door satisfies never;
  }
}
