import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}
type Method = 'get' | 'post' | 'put' | 'delete';
export type Paths = Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;

interface OpenApi {
  readonly paths: Paths;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/**
 * What a running API says of itself (`/api/openapi.json`), and whether its answers keep to it. An operation, a status or
 * a schema that is not described is a fault too; so is a member that the schema does not name, where it names all.
 */
export class DescribedApi {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  private constructor(private readonly document: OpenApi) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addSchema({ $id: 'api', components: document.components });
  }

  static async of(origin: string): Promise<DescribedApi> {
    const answer = await fetch(`${origin}/api/openapi.json`);
    return new DescribedApi((await answer.json()) as OpenApi);
  }

  get paths(): Paths {
    return this.document.paths;
  }

  /** The schema of an answer in JSON; `null` where the document has none. */
  schemaOf(template: string, method: Method, status: string): object | null {
    const content = this.document.paths[template]?.[method]?.responses[status]?.content ?? {};
    const [type] = Object.keys(content).filter((each) => each.endsWith('json'));
    return type === undefined ? null : (content[type]?.schema ?? null);
  }

  /** What of an answer is not as the document says; empty when all is. */
  faultsOf(method: string, path: string, status: number, body: unknown): readonly string[] {
    const name = method.toLowerCase() as Method;
    const template = this.templateOf(path, name);
    if (template === null) return status === 404 || status === 405 ? [] : [`${method} ${path} is not described`];
    const key = `${method} ${template} ${status}`;
    const schema = this.schemaOf(template, name, String(status));
    if (schema === null) return [`${key} has no schema`];
    let validate = this.compiled.get(key);
    if (validate === undefined) {
      validate = this.ajv.compile(withReferences(schema));
      this.compiled.set(key, validate);
    }
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${key} ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }

  private templateOf(path: string, method: Method): string | null {
    const [plain = ''] = path.split('?');
    const candidates = Object.keys(this.document.paths).filter((template) => {
      const pattern = template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+');
      return new RegExp(`^${pattern}$`).test(plain) && this.document.paths[template]?.[method] !== undefined;
    });
    const [literal] = candidates.sort((a, b) => a.split('{').length - b.split('{').length);
    return literal ?? null;
  }
}

function withReferences(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
}
