import { randomUUID } from 'node:crypto';
import type { LocalClient } from '../../../client/local-client.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { aNewPerson, applicationOf, type HeldCertificate, newCertificate, type Person } from './people.ts';
import type { Asked, StrictClient, Success } from './strict-client.ts';

export type Application = Success<'readOwnApplication'>;
export type Applicants = ReturnType<typeof applicants>;

/** What citizens do: get into the registers, apply, read and withdraw. */
export function applicants(client: StrictClient, local: LocalClient) {
  const registered: Person[] = [];

  const applicantToken = ({ idNumber, name, phone }: Person) =>
    local.token({ kind: 'applicant', idNumber, name, phone });
  /** A request of a person in their own name. */
  const by = async (person: Person, asked: Asked = {}): Promise<Asked> => ({
    token: await applicantToken(person),
    ...asked,
  });
  const submission = (person: Person, certificate?: HeldCertificate, asked: Asked = {}) =>
    by(person, { body: applicationOf(person, certificate), idempotencyKey: randomUUID(), ...asked });

  /** Enters a person into the registers. The facts of employment that are not given are in order. */
  const introduce = async (person: Person, employment: object | null = {}, more: object = {}): Promise<void> => {
    registered.push(person);
    const { name, socialSecurityNumber, employer, agency } = person;
    const inOrder = { employer, agency, inCity: true, contract: true, insured: true, filed: true };
    await local.putPerson(person.idNumber, {
      name,
      socialSecurityNumber,
      employment: employment && { ...inOrder, ...employment },
      ...more,
    });
  };
  /** Enters a certificate into its registry, with the given differences from what the person holds. */
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
    /** Everyone in the registers, so that the output of the service can be searched for their data. */
    registeredPeople: (): readonly Person[] => registered,
    applicantToken,
    by,
    submission,
    introduce,
    registerCertificate,
    read,
    /** A new person whose data in every register is in order. */
    newcomer: async (held: Partial<HeldCertificate> = {}, agency?: string): Promise<Person> => {
      const person = aNewPerson(held, agency);
      await introduce(person);
      await registerCertificate(person);
      return person;
    },
    /** A further certificate of a person, in its registry. */
    certify: async (person: Person, held: Partial<HeldCertificate>): Promise<HeldCertificate> => {
      const certificate = newCertificate(held);
      await registerCertificate(person, certificate);
      return certificate;
    },
    /** A new person without employment, who may object to an entry. */
    citizen: async (): Promise<Person> => {
      const person = aNewPerson();
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
