/** How people write a key into a script or a file: from id and secret to text. */
export type Shape = { name: string; write: (id: string, secret: string) => string };

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The shapes in which keys are found in user data: one a tool that reads them. */
export const shapes: readonly Shape[] = [
  {
    name: 'shell exports',
    write: (id, secret) =>
      `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\nexport AWS_DEFAULT_REGION=eu-west-1`,
  },
  {
    name: 'one line of shell',
    write: (id, secret) =>
      `AWS_ACCESS_KEY_ID='${id}' AWS_SECRET_ACCESS_KEY='${secret}' aws s3 sync s3://b /srv`,
  },
  {
    name: 'environment file',
    write: (id, secret) => `NODE_ENV=production\nS3_KEY="${id}"\nS3_SECRET="${secret}"\nPORT=8080`,
  },
  {
    name: 'credentials file',
    write: (id, secret) =>
      `mkdir -p ~/.aws; cat > ~/.aws/credentials <<EOF\n[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\nEOF`,
  },
  {
    name: 'aws configure set',
    write: (id, secret) =>
      `aws configure set aws_access_key_id ${id}\naws configure set aws_secret_access_key ${secret}`,
  },
  {
    name: 'aws configure by answers',
    write: (id, secret) => `printf '%s\\n%s\\nus-east-1\\njson\\n' ${id} ${secret} | aws configure`,
  },
  {
    name: 'docker run',
    write: (id, secret) =>
      `docker run -d -e AWS_ACCESS_KEY_ID=${id} -e AWS_SECRET_ACCESS_KEY=${secret} app:latest`,
  },
  {
    name: 'docker compose',
    write: (id, secret) =>
      `services:\n  app:\n    image: app\n    environment:\n      - AWS_ACCESS_KEY_ID=${id}\n      - AWS_SECRET_ACCESS_KEY=${secret}\n`,
  },
  {
    name: 's3cmd',
    write: (id, secret) =>
      `[default]\naccess_key = ${id}\nbucket_location = US\nsecret_key = ${secret}\nuse_https = True`,
  },
  {
    name: 's3fs',
    write: (id, secret) => `echo ${id}:${secret} > /etc/passwd-s3fs && chmod 600 /etc/passwd-s3fs`,
  },
  {
    name: 'rclone',
    write: (id, secret) =>
      `[backup]\ntype = s3\nprovider = AWS\naccess_key_id = ${id}\nsecret_access_key = ${secret}\nregion = eu-west-1`,
  },
  {
    name: 'boto',
    write: (id, secret) =>
      `[Credentials]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n[Boto]\nis_secure=True`,
  },
  {
    name: 'boto3',
    write: (id, secret) =>
      `s3 = boto3.client('s3', aws_access_key_id='${id}', aws_secret_access_key='${secret}')`,
  },
  {
    name: 'JavaScript',
    write: (id, secret) =>
      `const s3 = new S3Client({ credentials: { accessKeyId: "${id}", secretAccessKey: "${secret}" } });`,
  },
  {
    name: 'PHP',
    write: (id, secret) => `'credentials' => [\n    'key'    => '${id}',\n    'secret' => '${secret}',\n],`,
  },
  {
    name: 'WordPress',
    write: (id, secret) =>
      `define( 'AS3CF_AWS_ACCESS_KEY_ID', '${id}' );\ndefine( 'AS3CF_AWS_SECRET_ACCESS_KEY', '${secret}' );`,
  },
  {
    name: 'Ruby',
    write: (id, secret) => `Aws.config.update(credentials: Aws::Credentials.new('${id}', '${secret}'))`,
  },
  { name: 'Java', write: (id, secret) => `var credentials = new BasicAWSCredentials("${id}", "${secret}");` },
  { name: 'Java properties', write: (id, secret) => `aws.accessKeyId=${id}\naws.secretKey=${secret}` },
  {
    name: 'Spring',
    write: (id, secret) =>
      `cloud:\n  aws:\n    credentials:\n      access-key: ${id}\n      secret-key: ${secret}\n    region:\n      static: eu-west-1`,
  },
  {
    name: 'Terraform provider',
    write: (id, secret) =>
      `provider "aws" {\n  region     = "us-west-2"\n  access_key = "${id}"\n  secret_key = "${secret}"\n}`,
  },
  {
    name: 'Terraform variables',
    write: (id, secret) => `aws_access_key = "${id}"\naws_secret_key = "${secret}"\nenvironment    = "prod"`,
  },
  {
    name: 'JSON',
    write: (id, secret) => JSON.stringify({ region: 'eu-west-1', accessKeyId: id, secretAccessKey: secret }),
  },
  {
    name: 'JSON, indented',
    write: (id, secret) =>
      JSON.stringify(
        { AccessKey: { UserName: 'deploy', AccessKeyId: id, Status: 'Active', SecretAccessKey: secret } },
        null,
        4,
      ),
  },
  {
    name: 'task definition',
    write: (id, secret) =>
      JSON.stringify(
        {
          environment: [
            { name: 'AWS_ACCESS_KEY_ID', value: id },
            { name: 'AWS_SECRET_ACCESS_KEY', value: secret },
          ],
        },
        null,
        2,
      ),
  },
  {
    name: 'JSON in a string',
    write: (id, secret) =>
      `aws ssm put-parameter --value ${JSON.stringify(JSON.stringify({ key: id, secret }))}`,
  },
  {
    name: 'YAML',
    write: (id, secret) =>
      `storage:\n  driver: s3\n  s3:\n    bucket: artifacts\n    accesskey: ${id}\n    secretkey: ${secret}`,
  },
  {
    name: 'YAML names and values',
    write: (id, secret) =>
      `env:\n  - name: AWS_ACCESS_KEY_ID\n    value: "${id}"\n  - name: AWS_SECRET_ACCESS_KEY\n    value: "${secret}"`,
  },
  {
    name: 'Kubernetes secret',
    write: (id, secret) =>
      `apiVersion: v1\nkind: Secret\ndata:\n  AWS_ACCESS_KEY_ID: ${base64(id)}\n  AWS_SECRET_ACCESS_KEY: ${base64(secret)}`,
  },
  {
    name: 'Ansible',
    write: (id, secret) =>
      `- amazon.aws.s3_object:\n    bucket: releases\n    access_key: "${id}"\n    secret_key: "${secret}"\n    mode: get`,
  },
  {
    name: 'Logstash',
    write: (id, secret) =>
      `output { s3 { access_key_id => "${id}" secret_access_key => "${secret}" region => "eu-west-1" } }`,
  },
  {
    name: 'Fluentd',
    write: (id, secret) =>
      `<match **>\n  @type s3\n  aws_key_id ${id}\n  aws_sec_key ${secret}\n  s3_bucket logs\n</match>`,
  },
  {
    name: 'Telegraf',
    write: (id, secret) =>
      `[[outputs.cloudwatch]]\n  region = "us-east-1"\n  access_key = "${id}"\n  secret_key = "${secret}"`,
  },
  {
    name: 'systemd unit',
    write: (id, secret) =>
      `[Service]\nEnvironment="AWS_ACCESS_KEY_ID=${id}"\nEnvironment="AWS_SECRET_ACCESS_KEY=${secret}"\nExecStart=/usr/bin/app`,
  },
  {
    name: 'crontab',
    write: (id, secret) =>
      `0 3 * * * root AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret} /usr/local/bin/backup`,
  },
  {
    name: 'URL',
    write: (id, secret) => `BACKUP_TARGET=s3://${id}:${encodeURIComponent(secret)}@s3.amazonaws.com/backups`,
  },
  {
    name: 'duplicity',
    write: (id, secret) =>
      `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\nPASSPHRASE=correct-horse\nduplicity /srv s3://b`,
  },
  {
    name: 'key pair of the console',
    write: (id, secret) => `User name,Access key ID,Secret access key\ndeploy,${id},${secret}`,
  },
  {
    name: 'CloudFormation authentication',
    write: (id, secret) =>
      JSON.stringify({
        'AWS::CloudFormation::Authentication': { S3: { type: 'S3', accessKeyId: id, secretKey: secret } },
      }),
  },
  {
    name: 'XML',
    write: (id, secret) =>
      `<awsCredentials>\n  <accessKey>${id}</accessKey>\n  <secretKey>${secret}</secretKey>\n</awsCredentials>`,
  },
  {
    name: 'PowerShell',
    write: (id, secret) => `Set-AWSCredential -AccessKey ${id} -SecretKey ${secret} -StoreAs default`,
  },
  {
    name: 'Windows environment',
    write: (id, secret) => `setx AWS_ACCESS_KEY_ID ${id} /M\r\nsetx AWS_SECRET_ACCESS_KEY ${secret} /M\r\n`,
  },
  {
    name: 'id glued to a word',
    write: (id, secret) => `user_key_${id} has the secret\nkey_secret=${secret}`,
  },
  { name: 'commented out', write: (id, secret) => `# TODO remove: ${id} / ${secret}\nservice app start` },
];
