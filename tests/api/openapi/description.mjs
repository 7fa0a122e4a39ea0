// The description that the service gives of itself, and whether an answer is as it says.
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

export class Description {
  #ajv;
  #checks = new Map();

  constructor(document) {
    this.document = document;
    // Not strict: OpenAPI 3.0 has keywords of its own, such as discriminator and example, that forbid nothing.
    this.#ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
    addFormats(this.#ajv);
    this.#ajv.addSchema(document, 'document');
  }

  /// Every operation: { method, path, url, operation }; `url` is the path with the server's own before it.
  get operations() {
    return Object.entries(this.document.paths).flatMap(([path, item]) => {
      const server = (item.servers ?? this.document.servers)[0].url.replace(/\/$/, '');
      return Object.entries(item)
        .filter(([method]) => method !== 'servers')
        .map(([method, operation]) => ({ method: method.toUpperCase(), path, url: server + path, operation }));
    });
  }

  /// The operation that a request's path and method belong to.
  operationOf(method, path) {
    const [wanted] = path.split('?');
    return this.operations.find(({ method: its, url }) =>
      its === method && new RegExp(`^${url.replace(/\{(invoice|tile|bundle)\}/, '.+').replace(/\{\w+\}/g, '[^/]+')}$`).test(wanted));
  }

  resolve(value) {
    if (!value.$ref) return value;
    return value.$ref.slice(2).split('/').reduce((at, name) => at[name], this.document);
  }

  /// What is described of an operation's answers of a status; nothing where that status is not named.
  responseOf(operation, status) {
    const response = operation.responses[status];
    return response && this.resolve(response);
  }

  /// Why a value is not of the schema; empty where it is.
  objectionsTo(value, schema) {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components');
    if (!this.#checks.has(text)) this.#checks.set(text, this.#ajv.compile(JSON.parse(text)));
    const check = this.#checks.get(text);
    return check(value) ? '' : this.#ajv.errorsText(check.errors.slice(0, 5));
  }

  /// Why an answer is not as it is described; empty where it is.
  objectionsToAnswer(operation, answer) {
    const response = this.responseOf(operation, answer.status);
    if (!response) return `status ${answer.status} is not described: ${answer.body}`;
    const content = response.content?.[answer.type];
    const isEmpty = !response.content && answer.type === '' && answer.body === '';
    if (!content && !isEmpty) return `${answer.status} ${answer.type} is not described`;
    const missing = Object.entries(response.headers)
      .filter(([name, header]) => !headerFits(this.resolve(header), answer.headers[name.toLowerCase()]));
    if (missing.length > 0) return `header ${missing[0][0]} is ${answer.headers[missing[0][0].toLowerCase()]}`;
    if (isEmpty) return '';
    return this.valuesIn(answer).map((value) => this.objectionsTo(value, content.schema)).find((text) => text) ?? '';
  }

  /// The values that an answer's body holds: one of JSON or text, one a line of NDJSON.
  valuesIn({ type, body }) {
    if (type === 'application/x-ndjson') return body.split('\n').filter((line) => line).map((line) => JSON.parse(line));
    return [type.endsWith('json') ? JSON.parse(body) : body];
  }
}

/// Headers that only some of the answers have: At-Sequence and the like come with NDJSON alone.
function headerFits({ schema, description }, value) {
  if (value === undefined) return description.startsWith('of NDJSON');
  return !schema.pattern || new RegExp(schema.pattern).test(value);
}
