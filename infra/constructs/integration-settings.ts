import { CfnParameter, type CfnParameterProps, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { OutsideSystem } from '../functions/function-definition.ts';
import type { StageSettings } from '../stages.ts';

interface SignInParameters {
  readonly scope: string;
  readonly resource: string;
  readonly citizenClientId: string;
  readonly citizenAddress: string;
  readonly staffClientId: string;
  readonly staffAddress: string;
}

/** What the operator sets at deployment for the external systems: their addresses and the keys that sign requests. */
export class IntegrationSettings extends Construct {
  readonly tokenIssuer: string;
  readonly tokenAudience: string;
  readonly tokenType: string;
  readonly applicantTokenHours: string;
  readonly staffTokenHours: string;
  readonly secondFactors: string;
  /** How the portal signs people in. */
  readonly signIn: SignInParameters;
  readonly portTimeoutMilliseconds: string;
  /** The agencies that pay by batch files, whatever the policy says. */
  readonly batchFileAgencies: string;
  readonly secondLooks: string;
  readonly secretArn: string;
  readonly urls: Readonly<Record<OutsideSystem, string>>;

  constructor(scope: Construct, id: string, props: { readonly stage: StageSettings; readonly key: IKey }) {
    super(scope, id);
    this.tokenIssuer = this.httpsUrl('TokenIssuer', 'Issuer of the access tokens, an OpenID Connect provider');
    this.tokenAudience = this.parameter('TokenAudience', {
      description: 'Audience the access tokens must name',
      minLength: 1,
    });
    this.tokenType = this.parameter('TokenType', {
      description: 'The typ in the header of an access token; RFC 9068 says at+jwt',
      default: 'at+jwt',
      minLength: 1,
    });
    this.applicantTokenHours = this.hours('ApplicantTokenHours', 'How long a token of an applicant may live', 12);
    this.staffTokenHours = this.hours('StaffTokenHours', 'How long a token of staff may live', 8);
    this.secondFactors = this.parameter('SecondFactors', {
      description: 'The amr values (RFC 8176) that show a second factor, separated by commas',
      // `fido` is not registered, but issuers send it.
      default: 'mfa,otp,sms,tel,hwk,swk,pop,sc,fido,face,fpt,iris,retina,vbm',
      allowedPattern: '^[^,\\s]+(,[^,\\s]+)*$',
    });
    this.signIn = {
      scope: this.parameter('SignInScope', {
        description: 'The scope that the portal asks for; some issuers give a refresh token only with offline_access',
        default: 'openid',
        minLength: 1,
      }),
      resource: this.parameter('SignInResource', {
        description: 'The resource (RFC 8707) that the portal asks a token for, an absolute URI, or "none"',
        default: 'none',
        minLength: 1,
      }),
      citizenClientId: this.parameter('CitizenClientId', {
        description: "The portal's client id at the issuer, for citizens",
        default: 'portal',
        minLength: 1,
      }),
      citizenAddress: this.signInAddress('CitizenSignIn', 'citizens'),
      staffClientId: this.parameter('StaffClientId', {
        description: "The portal's client id at the issuer, for staff",
        default: 'staff-desk',
        minLength: 1,
      }),
      staffAddress: this.signInAddress('StaffSignIn', 'staff'),
    };
    this.urls = {
      'identity-register': this.httpsUrl('IdentityRegisterUrl', 'Base URL of the identity register'),
      'employment-register': this.httpsUrl('EmploymentRegisterUrl', 'Base URL of the employment register'),
      'qualification-registry': this.httpsUrl(
        'QualificationRegistryUrl',
        'Base URL of the registry of vocational qualifications',
      ),
      'skill-level-registry': this.httpsUrl(
        'SkillLevelRegistryUrl',
        'Base URL of the registry of vocational skill levels',
      ),
      bank: this.httpsUrl('BankUrl', 'Base URL of the bank gateway'),
      'message-gateway': this.httpsUrl('MessageGatewayUrl', 'Base URL of the message gateway'),
    };
    this.portTimeoutMilliseconds = this.parameter('PortTimeoutMilliseconds', {
      description: 'How long one request to a system outside may take, in milliseconds',
      type: 'Number',
      default: 5000,
      minValue: 100,
      // The timeouts of the functions are chosen for this maximum.
      maxValue: 10_000,
    });
    this.batchFileAgencies = this.parameter('BatchFileAgencies', {
      description: 'The codes of the agencies that pay by files instead of the gateway, separated by commas, or "none"',
      default: 'none',
      allowedPattern: '^(none|[0-9A-Z]{6}(,[0-9A-Z]{6})*)$',
    });
    this.secondLooks = this.parameter('SecondLooks', {
      description: 'Which decisions get a second look: those that the policy says, none, or all, as in a rehearsal',
      default: 'policy',
      allowedPattern: '^(policy|none|all)$',
    });
    this.secretArn = this.integrationKeys(props).ref;
  }

  /**
   * The bank's key also proves that a payment result came from the bank, so it is random from the start. The other two
   * keys only sign outgoing requests. Until the operator stores the agreed keys, the external systems refuse these
   * requests, and every check ends in a manual verification.
   *
   * Never edit the generator. CloudFormation would then generate a new secret in place of the agreed keys. Its text
   * must remain as it was in the first release, and a test compares it. For another key in the secret, tell operators
   * to store one.
   */
  private integrationKeys(props: { readonly stage: StageSettings; readonly key: IKey }): CfnSecret {
    const secret = new CfnSecret(this, 'IntegrationKeys', {
      description: 'HMAC keys of the integrations: {"registers", "bank", "messages"}',
      kmsKeyId: props.key.keyArn,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ registers: 'to be agreed', messages: 'to be agreed' }),
        generateStringKey: 'bank',
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SMG4',
      reason: 'Each key is agreed with another organisation, so both change it by hand at the same time.',
    });
    secret.applyRemovalPolicy(props.stage.removalPolicy);
    return secret;
  }

  /** The rules set the maximum, so an operator may only lower it. */
  private hours(name: string, description: string, maximum: number): string {
    return this.parameter(name, { description, type: 'Number', default: maximum, minValue: 1, maxValue: maximum });
  }

  /** An issuer may have a discovery document for each of the two; most have one for everybody. */
  private signInAddress(name: string, people: string): string {
    return this.parameter(name, {
      description: `Where ${people} sign in: the address under which the discovery document lies, or "issuer"`,
      default: 'issuer',
      allowedPattern: '^(issuer|https://[^\\s?#]+)$',
    });
  }

  private httpsUrl(name: string, description: string): string {
    return this.parameter(name, {
      description,
      allowedPattern: '^https://[^\\s?#]+$',
      constraintDescription: `${name} must be an https URL without query`,
    });
  }

  /** The logical id of a parameter is its plain name, because operators and the local run set it by that name. */
  private parameter(name: string, props: CfnParameterProps): string {
    const parameter = new CfnParameter(this, name, props);
    parameter.overrideLogicalId(name);
    return parameter.type === 'Number' ? parameter.value.toString() : parameter.valueAsString;
  }
}
