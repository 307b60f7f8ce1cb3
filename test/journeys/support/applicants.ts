import { randomUUID } from 'node:crypto';
import type { Phase } from '../../../shared/domain/phase.ts';
import type { Asked, ContractClient, Success } from './contract-client.ts';
import type { LocalRun } from './local-run.ts';
import { applicationOf, type HeldCertificate, newCertificate, type Person, somebody } from './people.ts';

export type Application = Success<'readOwnApplication'>;

/** What citizens do: come into the registers, apply, look, withdraw. */
export function applicants(client: ContractClient, local: LocalRun) {
  const acquainted: Person[] = [];

  const applicantToken = ({ idNumber, name, phone }: Person) =>
    local.token({ kind: 'applicant', idNumber, name, phone });
  /** A request of a person in their own name. */
  const by = async (person: Person, asked: Asked = {}): Promise<Asked> => ({
    token: await applicantToken(person),
    ...asked,
  });
  const submission = (person: Person, certificate?: HeldCertificate, asked: Asked = {}) =>
    by(person, { body: applicationOf(person, certificate), idempotencyKey: randomUUID(), ...asked });

  /** Tells the registers of a person; of employment, what is not given is in order. */
  const introduce = async (person: Person, employment: object | null = {}): Promise<void> => {
    acquainted.push(person);
    const { name, socialSecurityNumber, employer, agency } = person;
    const inOrder = { employer, agency, inCity: true, contract: true, insured: true, filed: true };
    await local.putPerson(person.idNumber, {
      name,
      socialSecurityNumber,
      employment: employment && { ...inOrder, ...employment },
    });
  };
  /** Tells the registry of a certificate; what is given differs from what the person holds. */
  const registerCertificate = (person: Person, { number, ...held } = person.certificate, different: object = {}) =>
    local.putCertificate(number, {
      ...held,
      holderIdNumber: person.idNumber,
      holderName: person.name,
      status: 'VALID',
      ...different,
    });
  const read = async (person: Person, applicationId: string): Promise<Application> =>
    client.ask('readOwnApplication', await by(person, { params: { applicationId } }));

  return {
    /** Everybody who came forward, so that what the service writes can be searched for them. */
    acquainted: (): readonly Person[] => acquainted,
    applicantToken,
    by,
    submission,
    introduce,
    registerCertificate,
    read,
    /** A new person whom every register knows well. */
    newcomer: async (held: Partial<HeldCertificate> = {}, agency?: string): Promise<Person> => {
      const person = somebody(held, agency);
      await introduce(person);
      await registerCertificate(person);
      return person;
    },
    /** A further certificate of a person, which its registry knows. */
    certify: async (person: Person, held: Partial<HeldCertificate>): Promise<HeldCertificate> => {
      const certificate = newCertificate(held);
      await registerCertificate(person, certificate);
      return certificate;
    },
    /** A new person without employment, such as may object to an entry. */
    citizen: async (): Promise<Person> => {
      const person = somebody();
      await introduce(person, null);
      return person;
    },
    submit: async (person: Person, certificate?: HeldCertificate) =>
      client.ask('submitApplication', await submission(person, certificate)),
    ownApplications: async (person: Person) =>
      (await client.ask('listOwnApplications', await by(person, { query: { limit: '100' } }))).applications,
    phaseOf: async (person: Person, applicationId: string): Promise<Phase> => (await read(person, applicationId)).phase,
    reviewOf: async (person: Person, applicationId: string) =>
      client.ask('readCertificateReview', await by(person, { params: { applicationId } })),
    withdraw: async (person: Person, applicationId: string) =>
      client.ask('withdrawApplication', await by(person, { params: { applicationId } })),
    transfersTo: async ({ accountNumber }: Person) =>
      (await local.transfers()).filter((transfer) => transfer.accountNumber === accountNumber),
    messagesAbout: async (applicationId: string) =>
      (await local.messages()).filter((message) => message.applicationId === applicationId),
  };
}
