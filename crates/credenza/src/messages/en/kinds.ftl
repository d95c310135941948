### What a file is

format_unsupported = { $format ->
        [jades] This is a credential with a seal of Europass (JAdES), which cannot be checked yet.
        [jwe] The file is encrypted (JWE): only the person it was encrypted for can open it.
        [open-badges-2] This is a badge of the older Open Badges 1 or 2, which is not judged here.
        [blockcerts-2] This is a certificate of Blockcerts 1 or 2, which is not judged here.
        [html] This is a web page, which is not judged here.
        [gzip] The file is compressed (gzip), and is not looked into.
        [zip] The file is packed (ZIP), and is not looked into.
        [base64] The file is written in base64, and is not looked into.
       *[other] The file is in a format that cannot be checked yet ({ $format }).
    }
    .hint = { $format ->
        [jades] This says nothing against it. Check it with the viewer on the website of Europass, or ask the issuer for an Open Badge 3.0.
        [jwe] This says nothing against it. Ask whoever sent it for the credential itself.
        [open-badges-2] This says nothing against it. Ask the issuer for an Open Badge 3.0. Such older badges are checked on the issuer's website.
        [blockcerts-2] This says nothing against it. Check it with the viewer on the issuer's website, or ask the issuer for an Open Badge 3.0.
        [html] What a page shows proves nothing. Ask for the file of the credential: many pages let you download it (JSON).
        [gzip] Unpack it, and check what is in it: gunzip --stdout FILE | credenza verify -
        [zip] Unpack it, and check what is in it: credenza verify FOLDER
        [base64] Decode it, and check what comes out: base64 --decode FILE | credenza verify -
       *[other] This says nothing against it. Check it with another program, or ask the issuer for a JSON file (Open Badges 3.0).
    }
    .more = Credenza checks Verifiable Credentials 2.0 and 1.1 with an embedded proof. Others are recognised, and never taken for valid: tokens and seals (JWT, SD-JWT, JWS, the JAdES of Europass), encrypted ones (JWE), Open Badges 1 and 2, Blockcerts 1 and 2.
contains_credentials = { $count ->
        [one] The file is no credential itself; a credential or presentation stands inside.
       *[other] The file is no credential itself; { $count } credentials or presentations stand inside.
    }
    .hint = { $array ->
        [yes] This says nothing against them. Check each: jq -c '.[]' FILE | credenza verify --ndjson -
       *[other] { $count ->
            [one] This says nothing against it. Take out what stands at the place that is named, and check that: jq 'first(.. | (fromjson? // .) | objects | select(has("proof")))' FILE | credenza verify -
           *[other] This says nothing against them. Take them out, and check each: jq -c '.. | (fromjson? // .) | objects | select(has("proof"))' FILE | credenza verify --ndjson -
        }
    }
    .more = What stands beside a credential is signed by nobody, so a file with something around it is not judged as one. "credenza wallet add" takes credentials out of such files.
file_of_another_kind = { $kind ->
        [lines] This is a file with a document in each line (NDJSON).
        [did-document] This is a DID document, and no credential.
        [secret-key] This is a secret key, and no credential.
        [encrypted] This is an encrypted file, and no credential.
        [trust-list] This is a trust list, and no credential.
        [request] This is a request for a presentation, and no credential.
        [evidence-index] This is an index of evidence, and no credential.
        [report] This is a report of this program, and no credential.
       *[other] The file is empty.
    }
    .hint = { $kind ->
        [lines] Check them all: credenza verify --ndjson FILE
        [did-document] It holds the keys of an issuer. To check a credential with it: credenza verify CREDENTIAL --evidence FILE
        [secret-key] Never send it to anybody, and put it where only you can read it. Give the file of the credential instead.
        [encrypted] Credentials in a wallet are checked as files: credenza wallet export first.
        [trust-list] Pass it with --trust, and give the file of the credential.
        [request] Pass it with --request, and give the file of the answer.
        [evidence-index] Pass its folder with --evidence, and give the file of the credential.
        [report] A report proves nothing to others. Give the file of the credential that it is about.
       *[other] The download or copy may have been cut off; get the file again.
    }

### Inspecting

inspect-not-verified = NOT VERIFIED
inspect-not-verified-means = Nothing here was checked. Anyone can write anything into a file. "credenza verify" checks it.
inspect-kind-credential = a credential (Verifiable Credentials 2.0)
inspect-kind-credential-v1 = a credential (Verifiable Credentials 1.1)
inspect-kind-presentation = a presentation: the answer to a request
inspect-kind-enveloped = an enveloped credential or presentation
inspect-kind-jwt = a credential as JSON Web Token (JWT)
inspect-kind-sd-jwt = a credential as SD-JWT
inspect-kind-jws-json = a credential as JSON Web Signature (JWS) in JSON
inspect-kind-jades = a credential with a seal of Europass (JAdES)
inspect-kind-jwe = an encrypted document (JWE)
inspect-kind-open-badges-2 = a badge of Open Badges 1 or 2
inspect-kind-blockcerts-2 = a certificate of Blockcerts 1 or 2
inspect-kind-container = JSON with credentials or presentations inside
inspect-contains = { $count ->
        [one] One stands inside, at "{ $place }".
       *[other] { $count } stand inside, the first at "{ $place }".
    }
inspect-kind-request = a verifier's request for a presentation
inspect-kind-trust-list = a list of trusted issuers
inspect-kind-did-document = a DID document: the public keys of an issuer or learner
inspect-kind-evidence-index = the index of a folder of evidence
inspect-kind-report = a report of Credenza
inspect-kind-secret-key = a SECRET KEY. Give it to nobody
inspect-kind-encrypted = a file encrypted with age: a key, a wallet or a backup
inspect-kind-picture = a picture out of which no credential can be read
inspect-kind-pdf = a PDF document: a credential may be printed in it, or attached to it
inspect-kind-zip = a ZIP archive: a credential may be in it
inspect-kind-gzip = a compressed file (gzip): a credential may be in it
inspect-kind-html = a web page: what it shows proves nothing
inspect-kind-xml = an XML document
inspect-kind-base64 = a file written in base64
inspect-kind-json = JSON of a kind that is not known here
inspect-kind-lines = a file with a document in each line (NDJSON)
inspect-holds-secret = A secret key stands in it too: nothing of it is shown. Take the credentials out, and give the file to nobody.
inspect-lines = Look at one of them: sed -n 1p FILE | credenza inspect -. To check them all: credenza verify --ndjson { $file }
inspect-kind-not-json = no JSON
inspect-this-is = This is { $kind }.
inspect-heading-claims = What it claims
inspect-heading-envelope = The envelope
inspect-heading-inside = What stands inside it
inspect-heading-proofs = Signatures, unchecked
inspect-proof = { $suite }, by { $method }, on { $created }
inspect-no-proof = none
inspect-issuer = Issuer
inspect-issuer-claimed = { $name } (so the file says)
inspect-id = Identifier
inspect-types = Types
inspect-valid-from = Valid from
inspect-valid-until = Valid until
inspect-status = Status
inspect-holder = Presented by
inspect-needs = To judge it, these are needed: { $needs }
inspect-trust-counts = { $count ->
        [one] It names 1 issuer.
       *[other] It names { $count } issuers.
    }
inspect-broken = It cannot be used as it is: { $problem }
