import {
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { OWN_SHELLS, type ScriptedArea } from '../../shared/contracts/portal-pages.ts';

/** Every address of an area is answered with its page or the area's, in the language of the address. */
export function shellFunction(scope: Construct, area: ScriptedArea): FunctionAssociation {
  return {
    eventType: FunctionEventType.VIEWER_REQUEST,
    function: new EdgeFunction(scope, `ShellOf-${area}`, {
      runtime: FunctionRuntime.JS_2_0,
      comment: `Answers each address of the area ${area} with its page`,
      code: FunctionCode.fromInline(shellCode(area)),
    }),
  };
}

/** In the JavaScript of CloudFront Functions, which has no modules. */
export function shellCode(area: ScriptedArea): string {
  return `function handler(event) {
  var request = event.request;
  var language = /^\\/en(\\/|$)/.test(request.uri) ? 'en' : 'zh';
  var last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  var shell = ${JSON.stringify(OWN_SHELLS[area])}.indexOf(last) < 0 ? '${area}' : '${area}-' + last;
  request.uri = '/shells/' + shell + '.' + language + '.html';
  return request;
}
`;
}
