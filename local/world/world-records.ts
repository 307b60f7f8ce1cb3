import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { plainNumber } from '../../shared/domain/plain-number.ts';
import { openJournal } from '../storage/journal.ts';
import { seededAccounts, seededCertificates, seededPeople } from './seeded-world.ts';
import {
  type Faults,
  type SigningKey,
  type TakenMessage,
  type Transfer,
  type WorldAccount,
  type WorldCertificate,
  type WorldEntry,
  type WorldPerson,
  type WorldPhone,
  worldEntrySchema,
} from './world-schemas.ts';

/** The records of the outside world: the seeded people, and every change since. */
export interface WorldRecords {
  readonly person: (idNumber: string) => WorldPerson | undefined;
  /** Everybody in the registers, by ID number. */
  readonly people: () => ReadonlyMap<string, WorldPerson>;
  readonly certificate: (number: string) => WorldCertificate | undefined;
  readonly account: (accountNumber: string) => WorldAccount | undefined;
  readonly phone: (phone: string) => WorldPhone | undefined;
  readonly faults: () => Faults;
  readonly transfer: (paymentId: string) => Transfer | undefined;
  readonly transfers: () => readonly Transfer[];
  /** The payments whose call-back the service has not accepted yet, oldest first. */
  readonly owedCallBacks: () => readonly string[];
  readonly message: (messageId: string) => TakenMessage | undefined;
  readonly messages: () => readonly TakenMessage[];
  readonly signingKey: () => SigningKey | undefined;
  readonly port: () => number | undefined;
  /** Records a change. Readers see it at once, and it is on the disk when the promise resolves. */
  readonly record: (entry: WorldEntry) => Promise<void>;
  /** Resolves once every change recorded so far is on the disk. */
  readonly durable: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the world's records, in the file `world.jsonl` of a data folder. A missing folder is created.
 *
 * @throws StartupError if the file is damaged
 */
export async function openWorldRecords(dataFolder: string): Promise<WorldRecords> {
  await mkdir(dataFolder, { recursive: true });
  const { journal, entries } = await openJournal(join(dataFolder, 'world.jsonl'), worldEntrySchema);

  const people = new Map<string, WorldPerson>(seededPeople);
  const certificates = new Map<string, WorldCertificate>(seededCertificates);
  const accounts = new Map<string, WorldAccount>(seededAccounts);
  const phones = new Map<string, WorldPhone>();
  const transfers = new Map<string, Transfer>();
  const owedCallBacks = new Set<string>();
  const messages = new Map<string, TakenMessage>();
  let faults: Faults = {};
  let signingKey: SigningKey | undefined;
  let port: number | undefined;

  const apply = (entry: WorldEntry): void => {
    switch (entry.entry) {
      case 'SIGNING_KEY_MADE':
        signingKey = entry.key;
        return;
      case 'PORT_CHOSEN':
        port = entry.port;
        return;
      case 'PERSON_PUT':
        people.set(entry.idNumber, entry.person);
        return;
      case 'CERTIFICATE_PUT':
        certificates.set(plainNumber(entry.number), entry.certificate);
        return;
      case 'ACCOUNT_PUT':
        accounts.set(entry.accountNumber, entry.account);
        return;
      case 'PHONE_PUT':
        phones.set(entry.phone, entry.put);
        return;
      case 'FAULTS_PUT':
        faults = entry.faults;
        return;
      case 'TRANSFER_MADE':
        transfers.set(entry.transfer.order.paymentId, entry.transfer);
        if (entry.transfer.callBack === 'OWED') owedCallBacks.add(entry.transfer.order.paymentId);
        return;
      case 'CALL_BACK_TAKEN':
        owedCallBacks.delete(entry.paymentId);
        return;
      case 'MESSAGE_TAKEN':
        messages.set(entry.message.messageId, entry.message);
        return;
      default:
        entry satisfies never;
    }
  };
  entries.forEach(apply);

  return {
    person: (idNumber) => people.get(idNumber),
    people: () => people,
    certificate: (number) => certificates.get(plainNumber(number)),
    account: (accountNumber) => accounts.get(accountNumber),
    phone: (phone) => phones.get(phone),
    faults: () => faults,
    transfer: (paymentId) => transfers.get(paymentId),
    transfers: () => [...transfers.values()],
    owedCallBacks: () => [...owedCallBacks],
    message: (messageId) => messages.get(messageId),
    messages: () => [...messages.values()],
    signingKey: () => signingKey,
    port: () => port,
    record: (entry) => {
      // Written first: a change that cannot be written must not be visible.
      const written = journal.append(entry);
      apply(entry);
      return written;
    },
    durable: journal.durable,
    close: journal.close,
  };
}
