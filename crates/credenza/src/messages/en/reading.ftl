### A file cannot be read as JSON

too_large = The document is too large.
    .hint = Check that this is the right file: credentials are a few kilobytes.
too_many_values = The document holds more values than can be read safely.
    .hint = Check that this is the right file: credentials are a few kilobytes.
too_deep = The document nests too deeply to be read safely.
    .hint = Ask who sent it for a proper file.
byte_order_mark = The document begins with a byte order mark, which JSON does not allow.
    .hint = Save it as "UTF-8" without BOM. No signature covers the mark, so none is broken by that.
invalid_utf8 = The document is not UTF-8 text.
    .hint = Check that this is the right file and that it was not converted on the way.
duplicate_member = The document says the same thing twice in one place, so two readers could read it differently.
    .hint = Do not rely on it. Ask the issuer for a correct file.
    .more = A JSON object holds two members with the same name. Some programs believe the first and some the last, which lets a forger show different contents to different readers. Credenza refuses such documents.
lone_surrogate = The document holds half a character.
    .hint = Ask who sent it for a proper file.
control_character = The document holds a control character where none may be.
    .hint = The file may have been damaged or edited; ask for the original.
invalid_escape = The document holds an escape that does not exist.
    .hint = The file may have been damaged or edited; ask for the original.
number_malformed = The document holds a number that is not written as JSON writes numbers.
    .hint = The file may have been damaged or edited; ask for the original.
number_too_long = The document holds a number with too many digits.
    .hint = Ask the issuer for a correct file.
number_not_exact = The document holds a whole number too large to be read exactly by every program.
    .hint = The issuer should write it as text. Do not rely on this file.
number_overflow = The document holds a number too large for any program to read.
    .hint = The issuer should write it as text. Do not rely on this file.
json_unexpected = The document is not correct JSON.
    .hint = Check that this is the right file. A page for printing (PDF) is not a credential.
json_unexpected_end = The document ends too early.
    .hint = The download or copy may have been cut off; get the file again.
trailing_content = The document goes on after its end.
    .hint = Two files may have been joined. For one credential in each line, pass --ndjson.

### Keys, signatures, encodings and dates that cannot be read

key_length = The public key has the wrong length.
    .hint = It may have been cut off; copy it again.
key_not_canonical = The public key is written in a way that is not allowed, so that one key could pass for two.
    .hint = Do not rely on it; ask the issuer.
key_not_on_curve = This is not a public key.
    .hint = It may have been mistyped; copy it again.
key_small_order = This public key is a fake: anyone can sign with it.
    .hint = Do not rely on anything signed with it.
    .more = A few special values look like Ed25519 public keys, yet accept signatures made by anyone. They are never made by accident.
key_type_unsupported = The key is of a kind that is not supported yet; Ed25519 is.
    .hint = Use an Ed25519 key ("credenza key generate").
key_is_secret = This is a secret key where a public one belongs.
    .hint = Treat the key as known to others: make a new one, and give out only the public part.
key_pem_encrypted = The key file is encrypted in a way that is not supported.
    .hint = Decrypt it with the program that made it, such as: openssl pkey -in FILE -out key.pem
key_pem = The key file holds a PRIVATE KEY that cannot be read ({ $found }).
    .hint = It may have been cut off or changed; copy it again.
key_no_pem = { $found ->
        [empty] The key file is empty.
        [utf-16] The key file is text in UTF-16.
        [der] The key file is in DER, not in PEM.
        [ssh-public] The key file is a public key of OpenSSH.
        [age-identity] The key file is the recovery key of a wallet, or another key of age.
        [json-key] The key file is a key in JSON (JWK or Multikey).
        [json] The key file is a JSON document.
       *[other] The key file holds no key in PEM form.
    }
    .hint = { $found ->
        [utf-16] Save it as UTF-8, or write it again with the program that made it.
        [der] Turn it into PEM: openssl pkey -inform DER -in FILE -out key.pem
        [age-identity] It opens a wallet: "credenza wallet recover". It signs nothing.
        [json-key] Keys in JSON are not read. Turn it into PKCS#8 in PEM, or make a key: "credenza key generate"
       *[other] A key file begins with "-----BEGIN PRIVATE KEY-----". Check that this is the right file, or make a key: "credenza key generate"
    }
key_pem_label = The key file holds no private key in PKCS#8 form, but this: { $found }.
    .hint = { $kind ->
        [public] Signing takes the private half of the key: the file that begins with "-----BEGIN PRIVATE KEY-----".
        [certificate] Signing takes the private key that belongs to the certificate: the file that begins with "-----BEGIN PRIVATE KEY-----".
        [openssh] OpenSSH keeps Ed25519 keys in a form of its own, and ssh-keygen writes no other. Make a key for signing: "credenza key generate"
        [private] If it is an Ed25519 key, this turns it into PKCS#8: openssl pkcs8 -topk8 -nocrypt -in FILE -out key.pem. If not, make one: "credenza key generate"
       *[other] Check that this is the right file: it begins with "-----BEGIN PRIVATE KEY-----".
    }
key_pem_several = The key file holds more than one private key.
    .hint = Put the one that is to sign into a file of its own.
key_pem_algorithm = The key file holds a private key for { $found }; only Ed25519 keys sign here.
    .hint = Make one: "credenza key generate", or: openssl genpkey -algorithm ed25519 -out key.pem
multikey_base = The public key does not begin with "z", as keys in this form do.
    .hint = Copy the whole key, with its first letter.
multikey_prefix = The public key does not say which kind of key it is.
    .hint = Copy the whole key again.
jwk_member = The key in JWK form is not complete or not correct.
    .hint = Export the public key again from the program that made it.
signature_length = The signature has the wrong length.
    .hint = The file may have been cut off; get it again.
signature_not_canonical = The signature is written in a way that is not allowed.
    .hint = Do not rely on this file; ask the issuer.
signature_not_on_curve = This is not a signature.
    .hint = Do not rely on this file; ask the issuer.
signature_small_order = The signature is a fake that fits many documents.
    .hint = Do not rely on this file.
signature_mismatch = The signature does not fit the contents or the key.
    .hint = The contents were changed after signing, or somebody else signed. Do not rely on this file.
encoding_character = A coded value holds a character that does not belong there.
    .hint = It may have been mistyped; copy it again.
encoding_length = A coded value has an impossible length.
    .hint = It may have been cut off; copy it again.
encoding_padding = A coded value has padding where none may be.
    .hint = Copy it again without "=" at the end.
encoding_trailing_bits = A coded value ends with stray bits, so it could be written in two ways.
    .hint = It may have been changed; get the original.
encoding_too_long = A coded value is too long.
    .hint = Check that this is the right file.
multibase_empty = A coded value is empty.
    .hint = Copy it again.
multibase_unsupported = A coded value is in a coding that is not supported here.
    .hint = Values here begin with "z" or "u".
n_quads_unexpected = This is not N-Quads: { $expected } expected in line { $line }.
    .hint = Check that this is the right file, and that it was not cut off.
n_quads_too_large = It says so much that its canonical form would be too long.
    .hint = Check that this is the right file: what a credential says fits on a few pages.
too_many_quads = It makes more statements than can be checked safely.
    .hint = Check that this is the right file: a credential makes some hundred.
iri_character = It names something by an address with a character that no address has, { $found }.
    .hint = Ask the issuer for a correct file: spaces and the like are written with a percent sign and two digits.
language_tag_malformed = It says that a text is in a language, and "{ $tag }" is no language.
    .hint = Ask the issuer for a correct file: languages are written like "en" or "de-CH".
date_not_ascii = A date is not written with the digits 0 to 9.
    .hint = Write it like 2026-01-31 or 2026-01-31T12:00:00Z.
date_malformed = A date is not written as it should be.
    .hint = Write it like 2026-01-31 or 2026-01-31T12:00:00Z.
date_offset_missing = A time does not say its time zone, so nobody knows when it is.
    .hint = Add "Z" for UTC or the distance from it, as in 2026-01-31T12:00:00+01:00.
date_leap_second = A time falls into a leap second, which is not supported.
    .hint = Use the second before or after.
date_out_of_calendar = A date does not exist.
    .hint = Check day, month and year.

### A picture cannot be read

picture_bare = There is no credential in this picture ({ $format }).
    .hint = It may have been lost: messengers and websites rewrite pictures. Ask for the original file, sent as a file.
    .more = A picture carries a credential in a place of its own (Open Badges 3.0, "baking"). What the picture shows proves nothing, and a code to scan in it is not read here.
not_a_picture = This is neither a PNG nor an SVG.
    .hint = Take a picture in one of these two formats.
picture_too_large = The picture is too large ({ $bytes } bytes; { $limit } are looked at).
    .hint = Take a smaller picture; badges are a few kilobytes.
png_truncated = The picture (PNG) is cut off, in the part that begins at byte { $offset }.
    .hint = The download or copy may have been cut off; get the file again.
png_malformed = The picture (PNG) is not as its format demands: at byte { $offset } there should be { $expected }.
    .hint = Get the original file again.
png_checksum = The picture (PNG) is damaged: a checksum does not match (part { $chunk }, at byte { $offset }: { $found }, it should be { $expected }).
    .hint = It was damaged or changed on the way. Get the original file again.
png_compression = The credential in the picture (PNG) cannot be unpacked, in the part that begins at byte { $offset }.
    .hint = It was damaged or changed on the way. Get the original file again.
png_not_utf8 = The credential in the picture (PNG) is not UTF-8 text, in the part that begins at byte { $offset }.
    .hint = Ask who sent it for a proper file.
svg_encoding = The picture (SVG) is not in UTF-8 ({ $found }, at byte { $offset }).
    .hint = Ask who sent it for a file in UTF-8. Do not convert it yourself if it is signed.
svg_malformed = The picture (SVG) is not correct XML, at byte { $offset }: { $problem }.
    .hint = Get the original file again.
svg_declarations = The picture (SVG) brings declarations of its own (DTD, at byte { $offset }), which are never carried out.
    .hint = Ask who sent it for a file without them. Do not rely on this one.
    .more = Such declarations can fetch files from your machine or the network, or grow to gigabytes. A badge needs none.
svg_entity = The picture (SVG) refers to "{ $name }" at byte { $offset }, which XML does not define.
    .hint = Ask who sent it for a proper file.
svg_too_deep = The picture (SVG) nests too deeply to be read safely (more than { $limit }, at byte { $offset }).
    .hint = Ask who sent it for a proper file.
svg_too_many_attributes = An element of the picture (SVG) has too many attributes to be read safely (more than { $limit }, at byte { $offset }).
    .hint = Ask who sent it for a proper file.
svg_too_many_namespaces = The picture (SVG) declares too many namespaces to be read safely (more than { $limit }, at byte { $offset }).
    .hint = Ask who sent it for a proper file.
several_credentials = There is more than one credential in this picture (the second at byte { $offset }), and two readers could take two different ones.
    .hint = Do not rely on it. Ask for a picture with one credential.
baked_too_large = The credential in the picture is too large (more than { $limit } bytes, at byte { $offset }).
    .hint = Check that this is the right file: credentials are a few kilobytes.
    .more = A few kilobytes can unpack to gigabytes. Nothing is unpacked beyond the size that any document may have.
baked_empty = The place for a credential is empty (at byte { $offset }).
    .hint = Ask for the original file.
open_badges_2 = The picture carries a badge of the older Open Badges 1 or 2 (at byte { $offset }), which is not judged here.
    .hint = Ask the issuer for an Open Badge 3.0. Such older badges are checked on the issuer's website.
already_baked = The picture carries a credential already (at byte { $offset }).
    .hint = Take another picture, or add --replace to put the new one in its place.
not_xml = The credential has a character that no SVG can hold ({ $found }, at byte { $offset }).
    .hint = Bake it into a PNG.

### Identities (DIDs) that cannot be read

did_malformed = This is not a DID.
    .hint = A DID looks like did:web:university.example or did:key:z6Mk…; copy it again.
did_too_long = The DID is too long.
    .hint = Check that nothing else was copied along with it.
did_key_type_unsupported = The did:key holds a key of a kind that is not supported yet; Ed25519 is.
    .hint = Ask for a DID with an Ed25519 key: it begins with did:key:z6Mk.
did_web_host = The domain is not written as a domain name.
    .hint = Write it like university.example: in lower case, without "https://", and names with accents or in other scripts in their xn-- form.
did_web_ip_address = The domain is an IP address; a did:web needs a name.
    .hint = Use the name of the website, such as university.example.
did_web_userinfo = The domain holds a user name or an "@".
    .hint = Write only the domain, such as university.example.
did_web_port = The port of the domain is not a number from 1 to 65535.
    .hint = Write it like university.example:8443, or leave it out.
did_web_path = The path after the domain holds characters that cannot stand there.
    .hint = Use letters, digits, ".", "-" and "_" only, as in university.example/registry.
did_document_member = A part of the DID document is not as it should be.
    .hint = Get the document again from the issuer's website; if it is the same, tell the issuer.
did_document_id_mismatch = The DID document belongs to another DID.
    .hint = Check which file you put where; do not rely on this one.
did_document_of_another = There is the DID document of { $found } already; the new one would be that of { $did }.
    .hint = Choose another file with -o.
did_document_edited = The DID document that is there says more than this command writes, and that would be lost: a date on a key, another use of it, a service.
    .hint = Write the new one to another file with -o, and bring both together by hand.
did_keys_dropped = { $count ->
        [one] A key of the DID document would be lost: { $keys }. What it has signed would no longer verify.
       *[other] { $count } keys of the DID document would be lost: { $keys }. What they have signed would no longer verify.
    }
    .hint = Keep what is there with { $options }. Where nobody may trust a key any more, because somebody else has it, leave it out with --drop-old-keys.
did_document_duplicate_method = The DID document lists two keys under the same name.
    .hint = Do not rely on it; tell the issuer.
did_document_key_ambiguous = The DID document gives a key in two ways, so two readers could use different keys.
    .hint = Do not rely on it; tell the issuer.
method_controller_mismatch = The key in the DID document belongs to somebody else.
    .hint = Do not rely on it; tell the issuer.
