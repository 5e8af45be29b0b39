import { maskText } from './mask-text';
import { Tally } from './tally';

/**
 * The forms of secrets that a published scanner looks for: gitleaks 8.30.1, `config/gitleaks.toml`, by the names of its
 * rules. Left out are what is public (ids of clients, publishable keys), files, and the rules for `curl`, for Secrets and
 * for Go and XML, which have tests of their own. `{x20}` stands for twenty letters of the alphabet x; the values are made
 * here and open nothing.
 */
const ALPHABETS: Readonly<Record<string, string>> = {
  d: '0123456789',
  h: '0123456789abcdef',
  H: '0123456789ABCDEF',
  l: 'abcdefghijklmnopqrstuvwxyz',
  a: 'abcdefghijklmnopqrstuvwxyz0123456789',
  U: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  w: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_',
  b: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
  B: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
};

/** Told by their form alone. */
const BY_FORM: Readonly<Record<string, string>> = {
  '1password-secret-key': 'A3-{U6}-{U11}-{U5}-{U5}-{U5}',
  '1password-service-account-token': 'ops_eyJ{A250}',
  'adobe-client-secret': 'p8e-{a32}',
  'age-secret-key': 'AGE-SECRET-KEY-1{b58}',
  'airtable-personnal-access-token': 'pat{A14}.{h64}',
  'alibaba-access-key-id': 'LTAI{a20}',
  'anthropic-admin-api-key': 'sk-ant-admin01-{w93}AA',
  'anthropic-api-key': 'sk-ant-api03-{w93}AA',
  'artifactory-api-key': 'AKCp{A69}',
  'artifactory-reference-token': 'cmVmd{A59}',
  'atlassian-api-token': 'ATATT3{w186}',
  'authress-service-client-access-key': 'sc_{a10}.{a5}.acc_{a12}.{a40}',
  'aws-access-token': 'AKIA{B16}',
  'aws-access-token, temporary': 'ASIA{B16}',
  'aws-access-token, bearer': 'ABIA{B16}',
  'aws-access-token, context': 'ACCA{B16}',
  'aws-amazon-bedrock-api-key-long-lived': 'ABSK{A110}',
  'aws-amazon-bedrock-api-key-short-lived': 'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{A20}',
  'azure-ad-client-secret': '{A3}8Q~{A34}',
  'clickhouse-cloud-api-secret-key': '4b1d{A38}',
  'clojars-api-token': 'CLOJARS_{a60}',
  'cloudflare-origin-ca-key': 'v1.0-{h24}-{h146}',
  'databricks-api-token': 'dapi{h32}',
  'defined-networking-api-token': 'dnkey-{w26}-{w52}',
  'digitalocean-access-token': 'doo_v1_{h64}',
  'digitalocean-pat': 'dop_v1_{h64}',
  'digitalocean-refresh-token': 'dor_v1_{h64}',
  'doppler-api-token': 'dp.pt.{a43}',
  'duffel-api-token': 'duffel_live_{w43}',
  'dynatrace-api-token': 'dt0c01.{a24}.{a64}',
  'easypost-api-token': 'EZAK{a54}',
  'easypost-test-api-token': 'EZTK{a54}',
  'facebook-access-token': '{d15}|{w30}',
  'facebook-page-access-token': 'EAAM{a100}',
  'flutterwave-encryption-key': 'FLWSECK_TEST-{h12}',
  'flutterwave-secret-key': 'FLWSECK_TEST-{h32}-X',
  'flyio-access-token': 'fo1_{w43}',
  'flyio-access-token, macaroon': 'fm2_{A100}',
  'frameio-api-token': 'fio-u-{a64}',
  'gcp-api-key': 'AIza{w35}',
  'github-app-token': 'ghs_{A36}',
  'github-fine-grained-pat': 'github_pat_{w82}',
  'github-oauth': 'gho_{A36}',
  'github-pat': 'ghp_{A36}',
  'github-refresh-token': 'ghr_{A36}',
  'gitlab-cicd-job-token': 'glcbt-{A5}_{w20}',
  'gitlab-deploy-token': 'gldt-{w20}',
  'gitlab-feature-flag-client-token': 'glffct-{w20}',
  'gitlab-feed-token': 'glft-{w20}',
  'gitlab-incoming-mail-token': 'glimt-{w25}',
  'gitlab-kubernetes-agent-token': 'glagent-{w50}',
  'gitlab-oauth-app-secret': 'gloas-{w64}',
  'gitlab-pat': 'glpat-{w20}',
  'gitlab-pat-routable': 'glpat-{w27}.01{a7}',
  'gitlab-ptt': 'glptt-{h40}',
  'gitlab-rrt': 'GR1348941{w20}',
  'gitlab-runner-authentication-token': 'glrt-{w20}',
  'gitlab-runner-authentication-token-routable': 'glrt-t1_{w27}.01{a7}',
  'gitlab-scim-token': 'glsoat-{w20}',
  'gitlab-session-cookie': '_gitlab_session={a32}',
  'grafana-api-key': 'eyJrIjoi{A70}',
  'grafana-cloud-api-token': 'glc_{A32}',
  'grafana-service-account-token': 'glsa_{A32}_{h8}',
  'harness-api-key': 'pat.{w22}.{A24}.{A20}',
  'hashicorp-tf-api-token': '{a14}.atlasv1.{w64}',
  'heroku-api-key-v2': 'HRKU-AA{w58}',
  'huggingface-access-token': 'hf_{l34}',
  'huggingface-organization-api-token': 'api_org_{l34}',
  'infracost-api-token': 'ico-{A32}',
  'intra42-client-secret': 's-s4t2ud-{h64}',
  jwt: 'eyJhbGciOiJIUzI1{A17}.eyJzdWIi{A20}.{w43}',
  'jwt-base64': 'ZXlKaGJHY2lPaU{A80}',
  'linear-api-key': 'lin_api_{a40}',
  'lob-api-key': 'live_{h35}',
  'mailgun-private-api-token': 'key-{h32}',
  'maxmind-license-key': '{A6}_{A29}_mmk',
  'microsoft-teams-webhook':
    'https://lab.webhook.office.com/webhookb2/{h8}-{h4}-{h4}-{h4}-{h12}@{h8}-{h4}-{h4}-{h4}-{h12}/IncomingWebhook/{h32}/{h8}-{h4}-{h4}-{h4}-{h12}',
  'new-relic-browser-api-token': 'NRJS-{h19}',
  'new-relic-insert-key': 'NRII-{a32}',
  'new-relic-user-api-key': 'NRAK-{a27}',
  'notion-api-token': 'ntn_{d11}{A35}',
  'npm-access-token': 'npm_{a36}',
  'octopus-deploy-api-key': 'API-{U26}',
  'openai-api-key': 'sk-{A20}T3BlbkFJ{A20}',
  'openai-api-key, of a project': 'sk-proj-{w74}T3BlbkFJ{w74}',
  'openshift-user-token': 'sha256~{w43}',
  'perplexity-api-key': 'pplx-{A48}',
  'plaid-api-token': 'access-production-{h8}-{h4}-{h4}-{h4}-{h12}',
  'planetscale-api-token': 'pscale_tkn_{w40}',
  'planetscale-oauth-token': 'pscale_oauth_{w40}',
  'planetscale-password': 'pscale_pw_{w40}',
  'postman-api-token': 'PMAK-{h24}-{h34}',
  'prefect-api-token': 'pnu_{A36}',
  'pulumi-api-token': 'pul-{h40}',
  'pypi-upload-token': 'pypi-AgEIcHlwaS5vcmc{w50}',
  'readme-api-token': 'rdme_{a70}',
  'rubygems-api-token': 'rubygems_{h48}',
  'scalingo-api-token': 'tk-us-{w48}',
  'sendgrid-api-token': 'SG.{w66}',
  'sendinblue-api-token': 'xkeysib-{h64}-{a16}',
  'sentry-org-token': 'sntrys_eyJpYXQiO{A20}LCJyZWdpb25fdXJs{A20}_{A43}',
  'sentry-user-token': 'sntryu_{h64}',
  'settlemint-application-access-token': 'sm_aat_{A16}',
  'settlemint-personal-access-token': 'sm_pat_{A16}',
  'settlemint-service-access-token': 'sm_sat_{A16}',
  'shippo-api-token': 'shippo_live_{h40}',
  'shopify-access-token': 'shpat_{h32}',
  'shopify-custom-access-token': 'shpca_{h32}',
  'shopify-private-app-access-token': 'shppa_{h32}',
  'shopify-shared-secret': 'shpss_{h32}',
  'sidekiq-sensitive-url': 'https://{h8}:{h8}@gems.contribsys.com/',
  'slack-app-token': 'xapp-1-{U11}-{d13}-{h64}',
  'slack-bot-token': 'xoxb-{d12}-{d12}-{A24}',
  'slack-config-access-token': 'xoxe.xoxp-1-{U163}',
  'slack-config-refresh-token': 'xoxe-1-{U146}',
  'slack-legacy-bot-token': 'xoxb-{d10}-{A24}',
  'slack-legacy-token': 'xoxs-{d10}-{d10}-{d10}-{h10}',
  'slack-legacy-workspace-token': 'xoxa-2-{A20}',
  'slack-user-token': 'xoxp-{d12}-{d12}-{d12}-{A30}',
  'slack-webhook-url': 'https://hooks.slack.com/services/{A44}',
  'sonar-api-token': 'squ_{a40}',
  'sourcegraph-access-token': 'sgp_{h16}_{h40}',
  'square-access-token': 'sq0atp-{w22}',
  'square-access-token, newer': 'EAAA{w60}',
  'stripe-access-token': 'sk_live_{A24}',
  'stripe-access-token, restricted': 'rk_prod_{A24}',
  'telegram-bot-api-token': '{d10}:A{w34}',
  'twilio-api-key': 'SK{h32}',
  'typeform-api-token': 'tfp_{a59}',
  'vault-batch-token': 'hvb.{w138}',
  'vault-service-token': 'hvs.{w95}',
  'vault-service-token, older': 's.{A24}',
  'yandex-access-token': 't1.{w60}.{w86}',
  'yandex-api-key': 'AQVN{w36}',
};

/** Told by a name before them that says whose they are. */
const BY_NAME: Readonly<Record<string, string>> = {
  'adafruit-api-key': '{a32}',
  'airtable-api-key': '{a17}',
  'algolia-api-key': '{a32}',
  'alibaba-secret-key': '{a30}',
  'asana-client-secret': '{a32}',
  'beamer-api-token': 'b_{a44}',
  'bitbucket-client-secret': '{a64}',
  'bittrex-access-key': '{a32}',
  'bittrex-secret-key': '{a32}',
  'cisco-meraki-api-key': '{h40}',
  'cloudflare-api-key': '{a40}',
  'cloudflare-global-api-key': '{h37}',
  'codecov-access-token': '{a32}',
  'cohere-api-token': '{A40}',
  'coinbase-access-token': '{a64}',
  'confluent-access-token': '{a16}',
  'confluent-secret-key': '{a64}',
  'contentful-delivery-api-token': '{a43}',
  'datadog-access-token': '{a40}',
  'discord-api-token': '{h64}',
  'discord-client-secret': '{a32}',
  'droneci-access-token': '{a32}',
  'dropbox-api-token': '{a15}',
  'dropbox-long-lived-api-token': '{a11}AAAAAAAAAA{a43}',
  'dropbox-short-lived-api-token': 'sl.{a135}',
  'etsy-access-token': '{a24}',
  'facebook-secret': '{h32}',
  'fastly-api-token': '{a32}',
  'finicity-api-token': '{h32}',
  'finicity-client-secret': '{a20}',
  'finnhub-access-token': '{a20}',
  'flickr-access-token': '{a32}',
  'freemius-secret-key': 'sk_{A29}',
  'freshbooks-access-token': '{a64}',
  'generic-api-key': '{A40}',
  'gitter-access-token': '{a40}',
  'gocardless-api-token': 'live_{a40}',
  'hashicorp-tf-password': '{a16}',
  'heroku-api-key': '{h8}-{h4}-{h4}-{h4}-{h12}',
  'hubspot-api-key': '{H8}-{H4}-{H4}-{H4}-{H12}',
  'intercom-api-key': '{a60}',
  'jfrog-api-key': '{a73}',
  'jfrog-identity-token': '{a64}',
  'kraken-access-token': '{a85}',
  'kucoin-access-token': '{h24}',
  'kucoin-secret-key': '{h8}-{h4}-{h4}-{h4}-{h12}',
  'launchdarkly-access-token': '{a40}',
  'linear-client-secret': '{h32}',
  'linkedin-client-secret': '{a16}',
  'looker-client-secret': '{a24}',
  'mailchimp-api-key': '{h32}-us12',
  'mailgun-signing-key': '{h32}-{h8}-{h8}',
  'mattermost-access-token': '{a26}',
  'messagebird-api-token': '{a25}',
  'netlify-access-token': '{a44}',
  'nytimes-access-token': '{a32}',
  'okta-access-token': '00{w40}',
  'plaid-secret-key': '{a30}',
  'privateai-api-token': '{a32}',
  'rapidapi-access-token': '{a50}',
  'sendbird-access-token': '{h40}',
  'sentry-access-token': '{h64}',
  'snyk-api-token': '{h8}-{h4}-{h4}-{h4}-{h12}',
  'squarespace-access-token': '{h8}-{h4}-{h4}-{h4}-{h12}',
  'sumologic-access-token': '{a64}',
  'travisci-access-token': '{a22}',
  'twitch-api-token': '{a30}',
  'twitter-access-secret': '{a45}',
  'twitter-access-token': '{d18}-{A30}',
  'twitter-api-key': '{a25}',
  'twitter-api-secret': '{a50}',
  'twitter-bearer-token': 'AAAAAAAAAAAAAAAAAAAAAA{A90}',
  'yandex-aws-access-token': 'YC{w38}',
  'zendesk-secret-key': '{a40}',
};

/** Fills a form in, the same each time: a small generator whose seed is the form's name. */
const sampleOf = (name: string, form: string): string => {
  let state = Array.from(name, (letter) => letter.charCodeAt(0)).reduce(
    (sum, code) => (sum * 31 + code) % 2147483647,
    7,
  );
  return form.replace(/\{([a-zA-Z])(\d+)\}/g, (_place, alphabet: string, count: string) => {
    const letters = ALPHABETS[alphabet] ?? '';
    return Array.from({ length: Number(count) }, (_nothing, at) => {
      state = (state * 48271) % 2147483647;
      // Letters and digits take turns at the beginning, as in nearly every random value.
      return at === 1 && letters.includes('7') ? '7' : (letters[state % letters.length] ?? '');
    }).join('');
  });
};

const expectMasked = (text: string, secret: string): void => {
  const tally = new Tally();
  expect(maskText(text, tally)).not.toContain(secret);
  expect(tally.total).toBeGreaterThan(0);
};

/** What of a form must not be read: its longest piece without what an address or a cookie has before it. */
const secretIn = (sample: string): string =>
  [...sample.split(/[/=@.]/)].sort((a, b) => b.length - a.length)[0] ?? sample;

describe.each(Object.entries(BY_FORM))('%s', (name, form) => {
  const sample = sampleOf(name, form);
  test.each([
    `cannot log in with ${sample} at the registry`,
    `{"level":"error","msg":"refused","detail":"${sample}"}`,
    `args: [--config, x, ${sample}]`,
    `map[credential:${sample}]`,
    `2026-01-15T09:56:34.690311000Z E0115 09:56:34.690 "refused" err="${sample}"`,
  ])('%#', (text) => {
    expectMasked(text, secretIn(sample));
  });
});

/** `adafruit-api-key` as a variable, as an option, in camel case. */
const namings = (rule: string): readonly string[] => [
  rule.replaceAll('-', '_'),
  rule,
  rule.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()),
  rule.replaceAll('-', '_').toUpperCase(),
];

describe.each(Object.entries(BY_NAME))('%s', (name, form) => {
  const sample = sampleOf(name, form);
  test.each(
    namings(name).flatMap((key) => [
      `${key}=${sample} retry=3`,
      `${key}: "${sample}"`,
      `{"${key}":"${sample}","retry":3}`,
      `config: ${key} := ${sample}`,
    ]),
  )('%#', (text) => {
    expectMasked(text, sample);
  });
});
