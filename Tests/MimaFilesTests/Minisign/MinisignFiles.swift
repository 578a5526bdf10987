/// Files made by minisign 0.11 (Debian 12) with the commands that stand above them.
enum MinisignFiles {
    /// What is signed: note.txt.
    static let message = [UInt8]("Meet me at six.\n".utf8)

    static let passphrase = "correct horse"

    /// A key pair made with `minisign -G -W`.
    static let plainPublicKey = """
        untrusted comment: minisign public key 7CCD81CA2154D913
        RWQT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS

        """

    static let plainSecretKey = """
        untrusted comment: minisign encrypted secret key
        RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE9lUIcqBzXwuTbMJwdK0RoEJGvL3\
        jx6dC9DbxL50OzXKZBhXVZoZ4PzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGSAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAA=

        """

    /// A key pair made with `minisign -G`; the passphrase is "correct horse", the cost minisign's usual one.
    static let passphrasePublicKey = """
        untrusted comment: minisign public key E3DB2EA18D6CE7D1
        RWTR52yNoS7b4y37sfJckFyu+05O0U2e+UJMDDp9KXNQIhCFrBTdVhDF

        """

    static let passphraseSecretKey = """
        untrusted comment: minisign encrypted secret key
        RWRTY0Iy0S02zIRs9iCwCWHSPi1oAyOLIoq+rOuYpvtgmJ8vYR0AAAACAAAAAAAAAEAAAAAArmHczpF/0sih0xelqzFSJcHnFeNk\
        YBuMwpLi76diAD3ihG5RJsbSYhEoMvJp9Em3NZM6Oc0UJ5DVfVBkR+clmyYuR/7iMRzch4UtYIkhx/bjAIqjPSndWz5qS5NbdHgc\
        DHiG/corP/o=

        """

    /// The same with 60 MB of memory (`ulimit -v 60000`), where minisign takes a smaller cost.
    static let smallPublicKey = """
        untrusted comment: minisign public key E611E561BD3C0D6A
        RWRqDTy9YeUR5nM487DcRqaJ8/aupBrlBBj8px7Cwmbj2b1IIemthsHb

        """

    static let smallSecretKey = """
        untrusted comment: minisign encrypted secret key
        RWRTY0Iyqvj5h5FbIFuJaWSYoRw1PSB5ImELdyRQWj+bSXYALfgAABAAAAAAAAAAAAIAAAAAXlqLuTKt5ozuCMEcVWB5TsX3VU58\
        yQpdq5hncrKjZCXY1XmaFCml7XTpm+l22UmEfjibyOm08dIGGR51RRxBddhNhsBZx3dN4nnTto0vGvEkKCAXaYRbSXI9NP33TnlA\
        QYfgLI12/vg=

        """

    /// The key before with its passphrase taken away: `minisign -C -W`.
    static let removedSecretKey = """
        untrusted comment: minisign encrypted secret key
        RWQAAEIyqvj5h5FbIFuJaWSYoRw1PSB5ImELdyRQWj+bSXYALfgAABAAAAAAAAAAAAIAAAAAag08vWHlEeanWGT+Bx8v/bv4NdRd\
        KoUZuEt6MZ0loRHoU+mWmyLlRnM487DcRqaJ8/aupBrlBBj8px7Cwmbj2b1IIemthsHbe/ge1q8SnXjvfyvg8ppPhI3dMwP4Wj0D\
        oQlAslnEBdQ=

        """

    /// `minisign -S -s plain.key -m note.txt`.
    static let signature = """
        untrusted comment: signature from minisign secret key
        RUQT2VQhyoHNfHnovhYbOWuUfj89QpEdWuROgh6emzepy+Pn4YKC4uyU9FJ+uZHM1AeqpIpVfJOADXhoZaU2AxAtKAlhPmCRjQk=
        trusted comment: timestamp:1795521033\tfile:note.txt\thashed
        I3tlizTmHAkTLXFBlQ2ZUC5ZmIuCZQ+4SFox8Whw7LOLK47SGRj0NJLsgik1bFeVlpCaflMTf9Duh4LZnQmTAg==

        """

    /// `minisign -S -l -s plain.key -m note.txt`.
    static let legacySignature = """
        untrusted comment: signature from minisign secret key
        RWQT2VQhyoHNfJqCYpwC4XcgngIDc9I7awPLV001WQnAfqNtsQmLtZFpkG2efpxAH79tcbTxUp7TNxNdRqg/BmA5eCV74F1kIgg=
        trusted comment: timestamp:1795521033\tfile:note.txt
        1yoFatHwvqHBzgYjkG/j5Zgh+PFU7CIYmolCuJCLqf87IdBRkq3kpa1VpCZvQQfjD/WzA0bD/YtMU+3UAlxsAA==

        """

    /// `minisign -S -s plain.key -c … -t … -m note.txt`, with a tab and letters beyond ASCII.
    static let commentedSignature = """
        untrusted comment: Grüße
        RUQT2VQhyoHNfHnovhYbOWuUfj89QpEdWuROgh6emzepy+Pn4YKC4uyU9FJ+uZHM1AeqpIpVfJOADXhoZaU2AxAtKAlhPmCRjQk=
        trusted comment: release 1.0\t密码
        /9VrR4+9onKuHdSXxgBJLrrN9WfPDuqZZ9skW7H0GbjQRAAC4qobgjH0KfYnn/UMiJZ7x3DTchcbhwiEyq73Cw==

        """

    /// `minisign -S -s sens.key -m note.txt`.
    static let passphraseSignature = """
        untrusted comment: signature from minisign secret key
        RUTR52yNoS7b45UFMsQ5LM4D979JMFULK9WZCcYqdalRCTJq26NXApVlHhJdEXscg3KDKaIjXunK5d7bf0j9BmVl7Nynqp3VCg4=
        trusted comment: timestamp:1795521050\tfile:note.txt\thashed
        KLhA2LkTvHvfyjx6vH+yvuSQLPP8w21nLT0mKggdPMghEKTs9j5sc5cUDL+cLzJa/tb7cc9kR9zAwulYEBF9Cg==

        """
}
