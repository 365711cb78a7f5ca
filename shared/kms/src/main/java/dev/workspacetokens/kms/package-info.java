/// The HMAC keys: they stay in KMS. What is derived from them makes tokens ([KmsIssuingKeys]), tells issued ones from
/// made-up ones ([KmsTagKeys]) and checks credentials ([KmsCredentialKeys]), in memory.
@NullMarked
package dev.workspacetokens.kms;

import org.jspecify.annotations.NullMarked;
