import MimaCrypto
import Testing

/// One of the examples of RFC 9180, appendix A. The keys are derived from the input that the RFC gives for each.
struct HPKEExample: Sendable, CustomTestStringConvertible {
    let section: String
    let suite: HPKE.Suite
    let hasPresharedKey: Bool
    let ephemeral: String
    let recipient: String
    let sender: String?
    let encapsulatedKey: String
    /// The messages' ciphertexts by the messages' numbers. Each has the number in its additional data, "Count-0".
    let ciphertexts: [UInt64: String]
    /// The secrets of 32 bytes for the contexts "", 00 and "TestContext".
    let exported: [String]

    var testDescription: String { section }

    /// "Ode on a Grecian Urn".
    static let info = Array("Ode on a Grecian Urn".utf8)
    static let message = Array("Beauty is truth, truth beauty".utf8)
    static let presharedKey = "0247fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82"
    static let presharedKeyIdentifier = Array("Ennyn Durin aran Moria".utf8)

    static let all: [HPKEExample] = [
        HPKEExample(
            section: "A.1.1",
            suite: .init(.x25519HKDFSHA256, .hkdfSHA256, .aes128GCM),
            hasPresharedKey: false,
            ephemeral: "7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234",
            recipient: "6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037",
            sender: nil,
            encapsulatedKey: "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
            ciphertexts: [
                0: "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
                1: "af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84",
                256: "957f9800542b0b8891badb026d79cc54597cb2d225b54c00c5238c25d05c30e3fbeda97d2e0e1aba483a2df9f2",
            ],
            exported: [
                "3853fe2b4035195a573ffc53856e77058e15d9ea064de3e59f4961d0095250ee",
                "2e8f0b54673c7029649d4eb9d5e33bf1872cf76d623ff164ac185da9e88c21a5",
                "e9e43065102c3836401bed8c3c3c75ae46be1639869391d62c61f1ec7af54931",
            ]
        ),
        HPKEExample(
            section: "A.1.2",
            suite: .init(.x25519HKDFSHA256, .hkdfSHA256, .aes128GCM),
            hasPresharedKey: true,
            ephemeral: "78628c354e46f3e169bd231be7b2ff1c77aa302460a26dbfa15515684c00130b",
            recipient: "d4a09d09f575fef425905d2ab396c1449141463f698f8efdb7accfaff8995098",
            sender: nil,
            encapsulatedKey: "0ad0950d9fb9588e59690b74f1237ecdf1d775cd60be2eca57af5a4b0471c91b",
            ciphertexts: [
                0: "e52c6fed7f758d0cf7145689f21bc1be6ec9ea097fef4e959440012f4feb73fb611b946199e681f4cfc34db8ea",
                1: "49f3b19b28a9ea9f43e8c71204c00d4a490ee7f61387b6719db765e948123b45b61633ef059ba22cd62437c8ba",
                256: "c5bf246d4a790a12dcc9eed5eae525081e6fb541d5849e9ce8abd92a3bc1551776bea16b4a518f23e237c14b59",
            ],
            exported: [
                "dff17af354c8b41673567db6259fd6029967b4e1aad13023c2ae5df8f4f43bf6",
                "6a847261d8207fe596befb52928463881ab493da345b10e1dcc645e3b94e2d95",
                "8aff52b45a1be3a734bc7a41e20b4e055ad4c4d22104b0c20285a7c4302401cd",
            ]
        ),
        HPKEExample(
            section: "A.1.3",
            suite: .init(.x25519HKDFSHA256, .hkdfSHA256, .aes128GCM),
            hasPresharedKey: false,
            ephemeral: "6e6d8f200ea2fb20c30b003a8b4f433d2f4ed4c2658d5bc8ce2fef718059c9f7",
            recipient: "f1d4a30a4cef8d6d4e3b016e6fd3799ea057db4f345472ed302a67ce1c20cdec",
            sender: "94b020ce91d73fca4649006c7e7329a67b40c55e9e93cc907d282bbbff386f58",
            encapsulatedKey: "23fb952571a14a25e3d678140cd0e5eb47a0961bb18afcf85896e5453c312e76",
            ciphertexts: [
                0: "5fd92cc9d46dbf8943e72a07e42f363ed5f721212cd90bcfd072bfd9f44e06b80fd17824947496e21b680c141b",
                1: "d3736bb256c19bfa93d79e8f80b7971262cb7c887e35c26370cfed62254369a1b52e3d505b79dd699f002bc8ed",
                256: "42fa248a0e67ccca688f2b1d13ba4ba84755acf764bd797c8f7ba3b9b1dc3330326f8d172fef6003c79ec72319",
            ],
            exported: [
                "28c70088017d70c896a8420f04702c5a321d9cbf0279fba899b59e51bac72c85",
                "25dfc004b0892be1888c3914977aa9c9bbaf2c7471708a49e1195af48a6f29ce",
                "5a0131813abc9a522cad678eb6bafaabc43389934adb8097d23c5ff68059eb64",
            ]
        ),
        HPKEExample(
            section: "A.1.4",
            suite: .init(.x25519HKDFSHA256, .hkdfSHA256, .aes128GCM),
            hasPresharedKey: true,
            ephemeral: "4303619085a20ebcf18edd22782952b8a7161e1dbae6e46e143a52a96127cf84",
            recipient: "4b16221f3b269a88e207270b5e1de28cb01f847841b344b8314d6a622fe5ee90",
            sender: "62f77dcf5df0dd7eac54eac9f654f426d4161ec850cc65c54f8b65d2e0b4e345",
            encapsulatedKey: "820818d3c23993492cc5623ab437a48a0a7ca3e9639c140fe1e33811eb844b7c",
            ciphertexts: [
                0: "a84c64df1e11d8fd11450039d4fe64ff0c8a99fca0bd72c2d4c3e0400bc14a40f27e45e141a24001697737533e",
                1: "4d19303b848f424fc3c3beca249b2c6de0a34083b8e909b6aa4c3688505c05ffe0c8f57a0a4c5ab9da127435d9",
                256: "13239bab72e25e9fd5bb09695d23c90a24595158b99127505c8a9ff9f127e0d657f71af59d67d4f4971da028f9",
            ],
            exported: [
                "08f7e20644bb9b8af54ad66d2067457c5f9fcb2a23d9f6cb4445c0797b330067",
                "52e51ff7d436557ced5265ff8b94ce69cf7583f49cdb374e6aad801fc063b010",
                "a30c20370c026bbea4dca51cb63761695132d342bae33a6a11527d3e7679436d",
            ]
        ),
        HPKEExample(
            section: "A.2.1",
            suite: .init(.x25519HKDFSHA256, .hkdfSHA256, .chaCha20Poly1305),
            hasPresharedKey: false,
            ephemeral: "909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b",
            recipient: "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df",
            sender: nil,
            encapsulatedKey: "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
            ciphertexts: [
                0: "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
                1: "6b53c051e4199c518de79594e1c4ab18b96f081549d45ce015be002090bb119e85285337cc95ba5f59992dc98c",
                256: "7a4a13e9ef23978e2c520fd4d2e757514ae160cd0cd05e556ef692370ca53076214c0c40d4c728d6ed9e727a5b",
            ],
            exported: [
                "4bbd6243b8bb54cec311fac9df81841b6fd61f56538a775e7c80a9f40160606e",
                "8c1df14732580e5501b00f82b10a1647b40713191b7c1240ac80e2b68808ba69",
                "5acb09211139c43b3090489a9da433e8a30ee7188ba8b0a9a1ccf0c229283e53",
            ]
        ),
        HPKEExample(
            section: "A.3.2",
            suite: .init(.p256HKDFSHA256, .hkdfSHA256, .aes128GCM),
            hasPresharedKey: true,
            ephemeral: "2afa611d8b1a7b321c761b483b6a053579afa4f767450d3ad0f84a39fda587a6",
            recipient: "d42ef874c1913d9568c9405407c805baddaffd0898a00f1e84e154fa787b2429",
            sender: nil,
            encapsulatedKey:
                "04305d35563527bce037773d79a13deabed0e8e7cde61eecee403496959e89e4d0ca701726696d1485137ccb5341b3c1"
                + "c7aaee90a4a02449725e744b1193b53b5f",
            ciphertexts: [
                0: "90c4deb5b75318530194e4bb62f890b019b1397bbf9d0d6eb918890e1fb2be1ac2603193b60a49c2126b75d0eb",
                1: "9e223384a3620f4a75b5a52f546b7262d8826dea18db5a365feb8b997180b22d72dc1287f7089a1073a7102c27",
                256: "faf985208858b1253b97b60aecd28bc18737b58d1242370e7703ec33b73a4c31a1afee300e349adef9015bbbfd",
            ],
            exported: [
                "a115a59bf4dd8dc49332d6a0093af8efca1bcbfd3627d850173f5c4a55d0c185",
                "4517eaede0669b16aac7c92d5762dd459c301fa10e02237cd5aeb9be969430c4",
                "164e02144d44b607a7722e58b0f4156e67c0c2874d74cf71da6ca48a4cbdc5e0",
            ]
        ),
        HPKEExample(
            section: "A.3.3",
            suite: .init(.p256HKDFSHA256, .hkdfSHA256, .aes128GCM),
            hasPresharedKey: false,
            ephemeral: "798d82a8d9ea19dbc7f2c6dfa54e8a6706f7cdc119db0813dacf8440ab37c857",
            recipient: "7bc93bde8890d1fb55220e7f3b0c107ae7e6eda35ca4040bb6651284bf0747ee",
            sender: "874baa0dcf93595a24a45a7f042e0d22d368747daaa7e19f80a802af19204ba8",
            encapsulatedKey:
                "042224f3ea800f7ec55c03f29fc9865f6ee27004f818fcbdc6dc68932c1e52e15b79e264a98f2c535ef06745f3d30862"
                + "4414153b22c7332bc1e691cb4af4d53454",
            ciphertexts: [
                0: "82ffc8c44760db691a07c5627e5fc2c08e7a86979ee79b494a17cc3405446ac2bdb8f265db4a099ed3289ffe19",
                1: "b0a705a54532c7b4f5907de51c13dffe1e08d55ee9ba59686114b05945494d96725b239468f1229e3966aa1250",
                256: "28e874512f8940fafc7d06135e7589f6b4198bc0f3a1c64702e72c9e6abaf9f05cb0d2f11b03a517898815c934",
            ],
            exported: [
                "837e49c3ff629250c8d80d3c3fb957725ed481e59e2feb57afd9fe9a8c7c4497",
                "594213f9018d614b82007a7021c3135bda7b380da4acd9ab27165c508640dbda",
                "14fe634f95ca0d86e15247cca7de7ba9b73c9b9deb6437e1c832daf7291b79d5",
            ]
        ),
        HPKEExample(
            section: "A.3.4",
            suite: .init(.p256HKDFSHA256, .hkdfSHA256, .aes128GCM),
            hasPresharedKey: true,
            ephemeral: "3c1fceb477ec954c8d58ef3249e4bb4c38241b5925b95f7486e4d9f1d0d35fbb",
            recipient: "abcc2da5b3fa81d8aabd91f7f800a8ccf60ec37b1b585a5d1d1ac77f258b6cca",
            sender: "6262031f040a9db853edd6f91d2272596eabbc78a2ed2bd643f770ecd0f19b82",
            encapsulatedKey:
                "046a1de3fc26a3d43f4e4ba97dbe24f7e99181136129c48fbe872d4743e2b131357ed4f29a7b317dc22509c7b00991ae"
                + "990bf65f8b236700c82ab7c11a84511401",
            ciphertexts: [
                0: "b9f36d58d9eb101629a3e5a7b63d2ee4af42b3644209ab37e0a272d44365407db8e655c72e4fa46f4ff81b9246",
                1: "51788c4e5d56276771032749d015d3eea651af0c7bb8e3da669effffed299ea1f641df621af65579c10fc09736",
                256: "f380e19d291e12c5e378b51feb5cd50f6d00df6cb2af8393794c4df342126c2e29633fe7e8ce49587531affd4d",
            ],
            exported: [
                "595ce0eff405d4b3bb1d08308d70a4e77226ce11766e0a94c4fdb5d90025c978",
                "110472ee0ae328f57ef7332a9886a1992d2c45b9b8d5abc9424ff68630f7d38d",
                "18ee4d001a9d83a4c67e76f88dd747766576cac438723bad0700a910a4d717e6",
            ]
        ),
        HPKEExample(
            section: "A.4.1",
            suite: .init(.p256HKDFSHA256, .hkdfSHA512, .aes128GCM),
            hasPresharedKey: false,
            ephemeral: "4ab11a9dd78c39668f7038f921ffc0993b368171d3ddde8031501ee1e08c4c9a",
            recipient: "ea9ff7cc5b2705b188841c7ace169290ff312a9cb31467784ca92d7a2e6e1be8",
            sender: nil,
            encapsulatedKey:
                "0493ed86735bdfb978cc055c98b45695ad7ce61ce748f4dd63c525a3b8d53a15565c6897888070070c1579db1f86aaa5"
                + "6deb8297e64db7e8924e72866f9a472580",
            ciphertexts: [
                0: "d3cf4984931484a080f74c1bb2a6782700dc1fef9abe8442e44a6f09044c88907200b332003543754eb51917ba",
                1: "d14414555a47269dfead9fbf26abb303365e40709a4ed16eaefe1f2070f1ddeb1bdd94d9e41186f124e0acc62d",
                256: "62092672f5328a0dde095e57435edf7457ace60b26ee44c9291110ec135cb0e14b85594e4fea11247d937deb62",
            ],
            exported: [
                "a32186b8946f61aeead1c093fe614945f85833b165b28c46bf271abf16b57208",
                "84998b304a0ea2f11809398755f0abd5f9d2c141d1822def79dd15c194803c2a",
                "93fb9411430b2cfa2cf0bed448c46922a5be9beff20e2e621df7e4655852edbc",
            ]
        ),
        HPKEExample(
            section: "A.6.4",
            suite: .init(.p521HKDFSHA512, .hkdfSHA512, .aes256GCM),
            hasPresharedKey: true,
            ephemeral:
                "54272797b1fbc128a6967ff1fd606e0c67868f7762ce1421439cbc9e90ce1b28d566e6c2acbce712e48eebf236696eb6"
                + "80849d6873e9959395b2931975d61d38bd6c",
            recipient:
                "3db434a8bc25b27eb0c590dc64997ab1378a99f52b2cb5a5a5b2fa540888f6c0f09794c654f4468524e040e6b4eca2c9"
                + "dcf229f908b9d318f960cc9e9baa92c5eee6",
            sender:
                "65d523d9b37e1273eb25ad0527d3a7bd33f67208dd1666d9904c6bc04969ae5831a8b849e7ff642581f2c3e56be84609"
                + "600d3c6bbdaded3f6989c37d2892b1e978d5",
            encapsulatedKey:
                "04000a5096a6e6e002c83517b494bfc2e36bfb8632fae8068362852b70d0ff71e560b15aff96741ecffb63d8ac3090c3"
                + "769679009ac59a99a1feb4713c5f090fc0dbed01ad73c45d29d369e36744e9ed37d12f80700c16d816485655169a5dd6"
                + "6e4ddf27f2acffe0f56f7f77ea2b473b4bf0518b975d9527009a3d14e5a4957e3e8a9074f8",
            ciphertexts: [
                0: "942a2a92e0817cf032ce61abccf4f3a7c5d21b794ed943227e07b7df2d6dd92c9b8a9371949e65cca262448ab7",
                1: "c0a83b5ec3d7933a090f681717290337b4fede5bfaa0a40ec29f93acad742888a1513c649104c391c78d1d7f29",
                256: "24f9d8dadd2107376ccd143f70f9bafcd2b21d8117d45ff327e9a78f603a32606e42a6a8bdb57a852591d20907",
            ],
            exported: [
                "a39502ef5ca116aa1317bd9583dd52f15b0502b71d900fc8a622d19623d0cb5d",
                "749eda112c4cfdd6671d84595f12cd13198fc3ef93ed72369178f344fe6e09c3",
                "f8b4e72cefbff4ca6c4eabb8c0383287082cfcbb953d900aed4959afd0017095",
            ]
        ),
        HPKEExample(
            section: "A.7.1",
            suite: .init(.x25519HKDFSHA256, .hkdfSHA256, .exportOnly),
            hasPresharedKey: false,
            ephemeral: "55bc245ee4efda25d38f2d54d5bb6665291b99f8108a8c4b686c2b14893ea5d9",
            recipient: "683ae0da1d22181e74ed2e503ebf82840deb1d5e872cade20f4b458d99783e31",
            sender: nil,
            encapsulatedKey: "e5e8f9bfff6c2f29791fc351d2c25ce1299aa5eaca78a757c0b4fb4bcd830918",
            ciphertexts: [:],
            exported: [
                "7a36221bd56d50fb51ee65edfd98d06a23c4dc87085aa5866cb7087244bd2a36",
                "d5535b87099c6c3ce80dc112a2671c6ec8e811a2f284f948cec6dd1708ee33f0",
                "ffaabc85a776136ca0c378e5d084c9140ab552b78f039d2e8775f26efff4c70e",
            ]
        ),
        HPKEExample(
            section: "A.7.4",
            suite: .init(.x25519HKDFSHA256, .hkdfSHA256, .exportOnly),
            hasPresharedKey: true,
            ephemeral: "94efae91e96811a3a49fd1b20eb0344d68ead6ac01922c2360779aa172487f40",
            recipient: "4dfde6fadfe5cb50fced4034e84e6d3a104aa4bf2971360032c1c0580e286663",
            sender: "26c12fef8d71d13bbbf08ce8157a283d5e67ecf0f345366b0e90341911110f1b",
            encapsulatedKey: "81cbf4bd7eee97dd0b600252a1c964ea186846252abb340be47087cc78f3d87c",
            ciphertexts: [:],
            exported: [
                "dafd8beb94c5802535c22ff4c1af8946c98df2c417e187c6ccafe45335810b58",
                "7346bb0b56caf457bcc1aa63c1b97d9834644bdacac8f72dbbe3463e4e46b0dd",
                "84f3466bd5a03bde6444324e63d7560e7ac790da4e5bbab01e7c4d575728c34a",
            ]
        ),
    ]
}
