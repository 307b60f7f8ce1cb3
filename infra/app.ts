import { buildApp } from './build-app.ts';
import { bundleFunctions } from './bundle-functions.ts';

buildApp({ bundles: await bundleFunctions() });
