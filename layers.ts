import { builtinModules } from 'node:module';

interface Layer {
  readonly name: string;
  /** The files of the layer, as a pattern of their paths. */
  readonly files: string;
  readonly except?: string;
  /** Everything that the files may import, as patterns of resolved paths. */
  readonly mayImport: readonly string[];
  readonly because: string;
}

const domain = '^shared/domain/';
const policy = '^shared/policy/';
const contracts = '^shared/contracts/';
const ports = '^shared/ports/';
const signature = '^shared/ports/signature\\.ts$';
const table = '^shared/table/';
const clock = '^shared/clock\\.ts$';
const calendarGenerator = '^shared/policy/generate-working-calendar\\.ts$';
const shared = '^shared/';
/** The three folders of functions/ that serve all stages. */
const http = '^functions/http/';
const runtime = '^functions/runtime/';
const workflow = '^functions/workflow/';
const functions = '^functions/';
const portal = '^functions/portal/';
const infra = '^infra/';
const local = '^local/';
const client = '^client/';
const fictional = '^fictional/';
const audit = '^audit/';
const whatIf = '^what-if/';
const grants = '^grants/';
const reports = '^reports/';
const web = '^web/';
/** The parts of the portal that the server renders, and what they consist of. */
const renderedPages = '^web/(public|design|text)/';
const portalBuild = '^web/build\\.ts$';
const builds = '^builds/';

const simulator = '(^|node_modules/)@cloud-copilot/';
const node = `^(node:)?(${builtinModules.join('|')})$`;
const crypto = '^(node:)?crypto$';
const zlib = '^(node:)?zlib$';
const anyPackage = 'node_modules/';
const cdk = ['aws-cdk-lib', 'constructs'].map(npm);
const zod = npm('zod');
const dynamodb = npm('@aws-sdk/(client|lib|util)-dynamodb');

/** Imports go one way. Each layer lists everything that it may import. */
export const layers: readonly Layer[] = [
  {
    name: 'shared-domain',
    files: domain,
    mayImport: [domain, zod, crypto],
    because: 'shared/domain is pure and knows nothing but itself.',
  },
  {
    name: 'shared-policy',
    files: policy,
    except: calendarGenerator,
    mayImport: [policy, domain],
    because: 'shared/policy is pure and knows shared/domain: no AWS, no clock, no environment, no randomness.',
  },
  {
    name: 'shared-contracts',
    files: contracts,
    mayImport: [contracts, domain, clock, zod],
    because: 'shared/contracts knows shared/domain and the clock.',
  },
  {
    name: 'shared-ports',
    files: ports,
    mayImport: [ports, domain, policy, crypto, zod, npm('@aws-sdk/client-secrets-manager')],
    because: 'shared/ports knows shared/domain and shared/policy, and never the table.',
  },
  {
    name: 'shared-table',
    files: table,
    mayImport: [table, domain, policy, contracts, zod, dynamodb, npm('@types/aws-lambda'), zlib],
    because:
      'shared/table knows shared/domain, shared/policy, shared/contracts, DynamoDB, and how to compress an item.',
  },
  {
    name: 'shared',
    files: shared,
    mayImport: [shared, node, anyPackage],
    because: 'shared knows nothing of what uses it.',
  },
  {
    name: 'functions-runtime',
    files: runtime,
    mayImport: [runtime, shared, node, anyPackage],
    because: 'functions/runtime serves http, workflow and the stages, and knows none of them.',
  },
  {
    name: 'functions-http',
    files: http,
    mayImport: [http, runtime, shared, node, anyPackage],
    because: 'functions/http serves the stages and knows none of them.',
  },
  {
    name: 'functions-workflow',
    files: workflow,
    mayImport: [workflow, runtime, shared, node, anyPackage],
    because: 'functions/workflow serves the stages and knows none of them.',
  },
  {
    name: 'functions-portal',
    files: portal,
    mayImport: [functions, shared, renderedPages, node, anyPackage],
    because: 'functions/portal renders the public pages of web, and knows nothing of its scripts.',
  },
  {
    name: 'functions',
    files: functions,
    except: portal,
    mayImport: [functions, shared, node, anyPackage],
    because: 'functions knows shared, and not what deploys, runs or tests it.',
  },
  {
    name: 'infra',
    files: infra,
    mayImport: [infra, '^cdk\\.json$', contracts, portalBuild, node, npm('(esbuild|cdk-nag)'), ...cdk],
    because: 'infra knows the contracts, and not the code that it deploys.',
  },
  {
    name: 'local',
    files: local,
    mayImport: [local, infra, portalBuild, builds, domain, contracts, signature, client, fictional, node, anyPackage],
    because: 'The local run serves the synthesised template and calls the bundles in it. It imports no function.',
  },
  {
    name: 'web',
    files: web,
    mayImport: [web, builds, contracts, domain, policy, node, anyPackage],
    because: 'The portal knows the contract and the pure rules, and nothing of what serves it.',
  },
  {
    name: 'web-rendered-pages',
    files: renderedPages,
    mayImport: [renderedPages, contracts, domain, npm('@types/react'), npm('react'), zod],
    because: 'Pages that the server renders use no script of the portal and no library for the browser.',
  },
  {
    name: 'builds',
    files: builds,
    mayImport: [builds, node],
    because: 'What keeps finished builds knows nothing of what is built.',
  },
  {
    name: 'client',
    files: client,
    mayImport: [client, contracts, zod],
    because: 'The client knows the contract, and zod to read answers.',
  },
  {
    name: 'fictional',
    files: fictional,
    mayImport: [fictional, domain, crypto],
    because: 'Fictional people, certificates and numbers know shared/domain only.',
  },
  {
    name: 'audit',
    files: audit,
    mayImport: [audit, shared, node, dynamodb],
    because: 'The verification of audit trails reads the table by itself, without the functions that it verifies.',
  },
  {
    name: 'what-if',
    files: whatIf,
    mayImport: [
      ...[whatIf, shared, node, dynamodb],
      ...['^functions/http/field-errors\\.ts$', '^functions/what-if/replay-(one|page)\\.ts$', '^local/aws/table/'],
      '^reports/table-items\\.ts$',
    ],
    because: 'The replay of decided cases reads a table, or a copy of one of a local run, and writes nothing.',
  },
  {
    name: 'reports',
    files: reports,
    mayImport: [reports, shared, node, dynamodb],
    because: 'The recount of the reports reads the table by itself, without the functions whose counts it checks.',
  },
  {
    name: 'grants',
    files: grants,
    mayImport: [simulator, '^grants/(?!simulate\\.ts$)', '^infra/', '^local/(aws/|stack-parameters)', node, zod],
    because: 'The check of the grants reads the template as the local run does, and runs the simulator as a process.',
  },
];

interface Ban {
  readonly name: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly because: string;
}

/** Imports that no list of a layer forbids: the list allows every npm package, or the folder has no list. */
export const bans: readonly Ban[] = [
  {
    name: 'cdk-outside-infra',
    from: '^(functions|shared|local|client|fictional)/',
    to: cdk,
    because: 'Only infra knows the CDK.',
  },
  {
    name: 'local-aws-to-world',
    from: '^local/aws/',
    to: ['^local/world/'],
    because: 'local/aws emulates AWS and knows nothing of subsidies.',
  },
  {
    name: 'local-world-to-aws',
    from: '^local/world/',
    to: ['^local/aws/', 'node_modules/@aws-sdk/'],
    because: 'local/world is the city around the service and knows nothing of AWS.',
  },
  {
    name: 'tests-outside-test',
    from: '^(?!test/)',
    to: ['^test/'],
    because: 'Only tests know the tests.',
  },
  {
    name: 'simulator-outside-its-process',
    from: '^(?!grants/simulate\\.ts$)',
    to: [simulator],
    because: 'The simulator of IAM is under the AGPL, and stays in a process of its own (decision 38).',
  },
  {
    name: 'bench-outside-bench',
    from: '^(?!(bench|test)/)',
    to: ['^bench/'],
    because: 'Only the benchmarks and their tests know the benchmarks.',
  },
];

/** A pattern of the resolved path of an npm package. */
function npm(name: string): string {
  return `node_modules/${name}/`;
}
