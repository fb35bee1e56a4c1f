import type { RelayReference } from './signature.ts'

/** How a link is signed in the tools that send the mails, each to be run as it stands but for the secret. */
export interface Sample {
  name: string
  code: string
}

/** @param address of the relay, up to the question mark */
export function samples(address: string, { ref, service }: RelayReference): Sample[] {
  return [
    { name: 'Bash, openssl', code: bash(address, ref, service) },
    { name: 'Python 3', code: python(address, ref, service) },
    { name: 'JavaScript (Node)', code: javaScript(address, ref, service) },
    { name: 'PowerShell 7', code: powerShell(address, ref, service) },
    { name: 'ServiceNow (Rhino)', code: serviceNow(address, service) },
  ]
}

const bash = (address: string, ref: string, service: string) => `encode() {
  local LC_ALL=C i c
  for ((i = 0; i < \${#1}; i++)); do
    c=\${1:i:1}
    case $c in
      [a-zA-Z0-9.~_-]) printf %s "$c" ;;
      *) printf '%%%02X' $(( $(printf %d "'$c") & 255 )) ;;
    esac
  done
}
text="ref=$(encode '${ref}')&service=$(encode '${service}')"
sig=$(printf %s "$text" | openssl dgst -sha256 -hmac "$RELAY_SECRET" -r | cut -d' ' -f1)
echo "${address}?$text&sig=$sig"`

const python = (address: string, ref: string, service: string) => `import hashlib, hmac, os
from urllib.parse import quote

text = f"ref={quote('${ref}', safe='')}&service={quote('${service}', safe='')}"
sig = hmac.new(os.environ["RELAY_SECRET"].encode(), text.encode(), hashlib.sha256).hexdigest()
print(f"${address}?{text}&sig={sig}")`

const javaScript = (address: string, ref: string, service: string) => `const { createHmac } = require('node:crypto')

const encode = (value) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase())
const text = \`ref=\${encode('${ref}')}&service=\${encode('${service}')}\`
const sig = createHmac('sha256', process.env.RELAY_SECRET).update(text).digest('hex')
console.log(\`${address}?\${text}&sig=\${sig}\`)`

const powerShell = (
  address: string,
  ref: string,
  service: string,
) => `$text = "ref=$([uri]::EscapeDataString('${ref}'))&service=$([uri]::EscapeDataString('${service}'))"
$hmac = [System.Security.Cryptography.HMACSHA256]::new([Text.Encoding]::UTF8.GetBytes($env:RELAY_SECRET))
$sig = [Convert]::ToHexString($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($text))).ToLower()
"${address}?$text&sig=$sig"`

const serviceNow = (
  address: string,
  service: string,
) => `// In a mail script of the "incident resolved" notification; keep the secret as a password2 property.
var text = 'ref=' + encodeURIComponent(current.number) + '&service=${service}';
var key = GlideStringUtil.base64Encode(gs.getProperty('parallax.relay_secret'));
var mac = new CertificateEncryption().generateMac(key, 'HmacSHA256', text);
var bytes = GlideStringUtil.base64DecodeAsBytes(mac), sig = '';
for (var i = 0; i < bytes.length; i++) sig += ('0' + (bytes[i] & 0xff).toString(16)).slice(-2);
template.print('<a href="${address}?' + text + '&sig=' + sig + '">How did it go?</a>');`
