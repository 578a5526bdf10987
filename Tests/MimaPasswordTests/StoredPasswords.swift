// Made by Vectors/generate/stored_passwords.py with argon2-cffi 25.1.0, bcrypt 4.0.1, passlib 1.7.4, Django 5.2.19, libxcrypt and htpasswd.

/// What other implementations store for some passwords.
enum StoredPasswords {
    /// From argon2cffi: the place of a password in ``passwords``, and its hash.
    static let argon2cffi: [(password: Int, text: String)] = [
        (6, "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$p13TGopn5jOd9i851tAHc0/+0HEeYXsjOiBlj9iuBY8"),
        (9, "$argon2id$v=19$m=64,t=3,p=2$c2FsdHNhbHRzYWx0c2FsdA$15Q/jR0O5qGvW8MdG63SrA"),
        (
            1,
            "$argon2id$v=19$m=200,t=2,p=3$c2FsdHNhbHRzYWx0c2FsdA$b1v3KeHzzabpxeYnry6m7ccs0VZkcZGZqfbNSyhOs5yBswBYTYPuWuvAdR7eyXmOwbG44xW47pYGM+PasDFvuA"
        ),
        (3, "$argon2id$v=16$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$b56Q8IcE0OTB3/IiXe2UZHOLzUtPQ2O64QjGSDxwRSI"),
        (6, "$argon2id$v=16$m=64,t=3,p=2$c2FsdHNhbHRzYWx0c2FsdA$/JRUDKmgFZJ7Ge0mzE6mQw"),
        (
            9,
            "$argon2id$v=16$m=200,t=2,p=3$c2FsdHNhbHRzYWx0c2FsdA$XyAmx0Aks4CIIgwzO/GOXHogDv+PDrJ0GFK2O3+jX0EgtSk3ZwnVnMzmVJFafvsFpgpmjkykZkQOa9VnoKZVEg"
        ),
        (6, "$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$nHA9Orrq9pRfibxOQABxIVPTcpmLyYR5hPmgilq0stg"),
        (9, "$argon2i$v=19$m=64,t=3,p=2$c2FsdHNhbHRzYWx0c2FsdA$H/zQT1KwNBQ02d5YRQC4uQ"),
        (
            1,
            "$argon2i$v=19$m=200,t=2,p=3$c2FsdHNhbHRzYWx0c2FsdA$8TD+bDoLCSt/p5ETur75daMwqqTHdQL019EHJs+qBbYwRmHNDkCWxcWESoz7TsNlcFe+vD3vhWPN0GYJ6bsNZA"
        ),
        (3, "$argon2i$v=16$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$YG8tpwxM1Wv3pD5lDda/J8PdhPfIoQcMg6ZLH2/WyIo"),
        (6, "$argon2i$v=16$m=64,t=3,p=2$c2FsdHNhbHRzYWx0c2FsdA$pGS+LOJ17bhngAYELVZeVg"),
        (
            9,
            "$argon2i$v=16$m=200,t=2,p=3$c2FsdHNhbHRzYWx0c2FsdA$XMpg1+sHELowxn7FfcLtIANY+24kIvfmJouglcvw0E6VHOIdYtzbvJJeytidpWclhpWMU3+f9iop/uu9+f7IQQ"
        ),
        (6, "$argon2d$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$rtfbyy2+V9+2YKMXfkadd8stXqPRvHROX4rM/4XNNmM"),
        (9, "$argon2d$v=19$m=64,t=3,p=2$c2FsdHNhbHRzYWx0c2FsdA$/Gr2t6NVtCJUPUO+Zy8+3g"),
        (
            1,
            "$argon2d$v=19$m=200,t=2,p=3$c2FsdHNhbHRzYWx0c2FsdA$y0MY1uBTpkghJwhAamlV7i2wVKRAbmx11jSJtquZYOMJ1wHFOCbeys5uHyzpCt8lr0XPxosLg1Y4wXfFk7ap2A"
        ),
        (3, "$argon2d$v=16$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$fZ8HKYtJp3jRfx6BBYnZ2gbOscyqjol0ojjTerrwEdU"),
        (6, "$argon2d$v=16$m=64,t=3,p=2$c2FsdHNhbHRzYWx0c2FsdA$Ags534d5qO8Ew2UUkmBVPw"),
        (
            9,
            "$argon2d$v=16$m=200,t=2,p=3$c2FsdHNhbHRzYWx0c2FsdA$PrdGELyU3q3f1Ncd/juAkpig8nLihmgcYV1VZ/8xsP9MqTUsdGLFVRR25ERxLdEr4CDdAzkaThektFmGWCcmOg"
        ),
        (0, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$4aHoBpfpRSYZi1zLSqUWpXu0P9bi+hd8MPm/ep0d1e0"),
        (1, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$Fl+n3j0V+onzEWP/2JV5XpVskJYWnBEx536eFpNO66U"),
        (2, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$gAwJW5vx5itn2V9KHlEUjyUCrpDYgKyQf0gMaHGx1h4"),
        (3, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$FX7Sly/+xYvWBAdii8vHtisDUNbSYxwpegmfilgQ0bI"),
        (4, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$bnFAhMAu6GLhp6j/aldf8+8FsefN35pBRbkqEY2HWkQ"),
        (5, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$+4Cbjs2Coor93QdiYsQ5C79HUjsQdZkdH7zOu86SSk4"),
        (6, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$99VwXaA4BA7e5p28jCLj/pYlBmW3OPZnzIzGPnY+Cdg"),
        (7, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$Jd62EBj7tnPe0zYwcuVeLdJjpoKUJ8Pbrw91vWY0H0A"),
        (8, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$yMUAXhzPgLryLi51IoB+CwbJph+1x0GwEnSN1b0xSWQ"),
        (9, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$f7/GeczUfgDZNDn7Qe04GM8JECzcxRt2Xu5F3q+OIcU"),
        (10, "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$bxZAnIwreH51uAN/JiRI7j0vwm/2YK2j9chFn7jNxa4"),
    ]
    /// From bcrypt: the place of a password in ``passwords``, and its hash.
    static let bcrypt: [(password: Int, text: String)] = [
        (0, "$2a$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq"),
        (0, "$2b$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq"),
        (1, "$2a$04$abcdefghijklmnopqrstuuMFdJu9yVgmagVAIC24fOZkaFqd3s9JC"),
        (1, "$2b$04$abcdefghijklmnopqrstuuMFdJu9yVgmagVAIC24fOZkaFqd3s9JC"),
        (2, "$2a$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG"),
        (2, "$2b$04$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG"),
        (3, "$2a$04$abcdefghijklmnopqrstuuiiCGoD2TEPE2fQZFFFRZZWPRKYk1j8S"),
        (3, "$2b$04$abcdefghijklmnopqrstuuiiCGoD2TEPE2fQZFFFRZZWPRKYk1j8S"),
        (4, "$2a$04$abcdefghijklmnopqrstuu/2FPMVawmTtT2hFZtpLxyTL5zPOUjkG"),
        (4, "$2b$04$abcdefghijklmnopqrstuu/2FPMVawmTtT2hFZtpLxyTL5zPOUjkG"),
        (5, "$2a$04$abcdefghijklmnopqrstuu/2FPMVawmTtT2hFZtpLxyTL5zPOUjkG"),
        (5, "$2b$04$abcdefghijklmnopqrstuu/2FPMVawmTtT2hFZtpLxyTL5zPOUjkG"),
        (6, "$2a$04$abcdefghijklmnopqrstuuRp1NUc1x3qElKIZdAOlSOxWQ3U78pQG"),
        (6, "$2b$04$abcdefghijklmnopqrstuuRp1NUc1x3qElKIZdAOlSOxWQ3U78pQG"),
        (8, "$2a$04$abcdefghijklmnopqrstuuUIzecIiCguM2sPh1F7L9IS3zOtmg5Im"),
        (8, "$2b$04$abcdefghijklmnopqrstuuUIzecIiCguM2sPh1F7L9IS3zOtmg5Im"),
        (9, "$2a$04$abcdefghijklmnopqrstuuo3NzFlg2ha/igJv.AtDsXdFACYu9w3C"),
        (9, "$2b$04$abcdefghijklmnopqrstuuo3NzFlg2ha/igJv.AtDsXdFACYu9w3C"),
        (10, "$2a$04$abcdefghijklmnopqrstuurz1efvzeJjL4mQ813hrZNg3p1.ivOii"),
        (10, "$2b$04$abcdefghijklmnopqrstuurz1efvzeJjL4mQ813hrZNg3p1.ivOii"),
    ]
    /// From crypt3: the place of a password in ``passwords``, and its hash.
    static let crypt3: [(password: Int, text: String)] = [
        (0, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.wdBKudyyroECOpLvv3jdJuqJkVNc7se"),
        (0, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.wdBKudyyroECOpLvv3jdJuqJkVNc7se"),
        (0, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.wdBKudyyroECOpLvv3jdJuqJkVNc7se"),
        (0, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.wdBKudyyroECOpLvv3jdJuqJkVNc7se"),
        (1, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.Or5eqQN6A6ztu5YncVwomcVHwLiusrm"),
        (1, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.Or5eqQN6A6ztu5YncVwomcVHwLiusrm"),
        (1, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.Or5eqQN6A6ztu5YncVwomcVHwLiusrm"),
        (1, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.Or5eqQN6A6ztu5YncVwomcVHwLiusrm"),
        (2, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.mDhNl2nSyqg6fEs55WF4umidwEVn/kS"),
        (2, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.mDhNl2nSyqg6fEs55WF4umidwEVn/kS"),
        (2, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.mDhNl2nSyqg6fEs55WF4umidwEVn/kS"),
        (2, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.mDhNl2nSyqg6fEs55WF4umidwEVn/kS"),
        (3, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.S2nL1.QukhpBykalZTHLU9N/VyFgnFy"),
        (3, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.S2nL1.QukhpBykalZTHLU9N/VyFgnFy"),
        (3, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.W/4Mh6./3iOKLeDxmQeem86aoeqkg1y"),
        (3, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.S2nL1.QukhpBykalZTHLU9N/VyFgnFy"),
        (4, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (4, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (4, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (4, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (5, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (5, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (5, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (5, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.kt/kSqCPujRS3zwgze6WPmrhTwTWi4."),
        (8, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.ZgI8oGIrPrk3C2VsVZeWpiI/gDRxwKi"),
        (8, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.ZgI8oGIrPrk3C2VsVZeWpiI/gDRxwKi"),
        (8, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.PZmIKt.m7jAS2MaAgriAh2m0Mear0sG"),
        (8, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.ZgI8oGIrPrk3C2VsVZeWpiI/gDRxwKi"),
        (9, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.u7apNL73m6rjL776je4UbTeHXQRjbr6"),
        (9, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.u7apNL73m6rjL776je4UbTeHXQRjbr6"),
        (9, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.kTQmakvMB4D6K57EMLuP.7Gx1MESp3u"),
        (9, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.u7apNL73m6rjL776je4UbTeHXQRjbr6"),
        (10, "$2a$04$/OK.fbVrR/bpIqNJ5ianF.zR25Qm6CVRsvf4Bqkn0H2bcEFOKb8qq"),
        (10, "$2b$04$/OK.fbVrR/bpIqNJ5ianF.zR25Qm6CVRsvf4Bqkn0H2bcEFOKb8qq"),
        (10, "$2x$04$/OK.fbVrR/bpIqNJ5ianF.79F7iyfPXU.AMPgYp2WOmvgKQ4Ez/5."),
        (10, "$2y$04$/OK.fbVrR/bpIqNJ5ianF.zR25Qm6CVRsvf4Bqkn0H2bcEFOKb8qq"),
        (0, "$5$rounds=1000$saltstring$TzAJABAaJwl111nyuH1uQy8kjHahyMHq1D7Y09hLQV1"),
        (
            0,
            "$6$rounds=1000$saltstringsaltst$r68mz6eryxuQT4z1ld2OHYyPeKn8ROVF/9hoMZpBfynBnb3hu/2RTlBdgaS3tevA6Matb95pbeRXAjhtEA/pC1"
        ),
        (0, "$1$saltstri$ciR2otLVXV8I9sOPWbLTc1"),
        (0, "$7$6/..../....SodiumChloride$QxN2Np.CRte/DLon.bCIdFQAO6VP2LVl3k36W7iAvE/"),
        (1, "$5$rounds=1000$saltstring$PUh3dLhrRUf5DImijCTHA/6RNalgRtHHx.PjXg80gE2"),
        (
            1,
            "$6$rounds=1000$saltstringsaltst$5YFvpiktbvl20mnQMF/VaKKye2rFdJsg2yies7ORhh1wUwWnywat.i68pAA2jMOhHP1Kc/.ReMh7dEjDbGOAK."
        ),
        (1, "$1$saltstri$HP4ANLG0Ln2mcWmFUeETo."),
        (1, "$7$6/..../....SodiumChloride$9xiIxcOmYiozbeVLcVm5hDgvCLgbDEGPVcw9SVwuNC/"),
        (2, "$5$rounds=1000$saltstring$MGHTVAK1OdWrxoC7LJKeycAtdF/rZJH8EE46Glj/aT6"),
        (
            2,
            "$6$rounds=1000$saltstringsaltst$nXN191qkTCuB18FhSVNLEuVeo3vnUjKoWfZrZQq8zfAVWCF0OoM1/rKAVqSmNx5E4udezOEL78fROp070zqFZ."
        ),
        (2, "$1$saltstri$B9FrnZ8mLTFL6N.rbkMsW0"),
        (2, "$7$6/..../....SodiumChloride$9PClfwFw4uppbTuSRy.lw9A6rEOR.Yx6LsA9aSokMN8"),
        (3, "$5$rounds=1000$saltstring$ygRqJf7a8Bs2fy2OpHuEYkhDFEaXlT4EroP/DGTndtD"),
        (
            3,
            "$6$rounds=1000$saltstringsaltst$Urq865pR5bsMHGOOfV3weRyXG52jwFYytrZPY.tkJLQYDPNRlVrc4HhShYyMpE8.p1O/QooSDaybbkdLgtj3y/"
        ),
        (3, "$1$saltstri$RT25lnUPz6qBt56rhSzul1"),
        (3, "$7$6/..../....SodiumChloride$SNyU2eQP9ojdJZJzhdpbAru/T1mbNxAvGN/NprmmCT0"),
        (4, "$5$rounds=1000$saltstring$vwd8.vpgSO0VP8TEujQ6fMYUB7.JJ5nMLgylowyi6QD"),
        (
            4,
            "$6$rounds=1000$saltstringsaltst$o3ti3JN0w3tJfxmcBPpKKeXuTtWd.Zjl5pv4fIUR023SvWwZv4FyDxsF4jBtebKrVf.nl11livLiG.PI4BiQX."
        ),
        (4, "$1$saltstri$tufx7mzRM7QRTxayT5Mp61"),
        (4, "$7$6/..../....SodiumChloride$fyt.7oHRJMovW1zaggS8NrZjKbT2pfUmGoUGeW6Q0DB"),
        (5, "$5$rounds=1000$saltstring$hoDxeR05t/hEBF.csa/rMR2oUI/y/T2JMnBniXKo5X0"),
        (
            5,
            "$6$rounds=1000$saltstringsaltst$DOCdAGFflC9HDWHnLwBp7bUsHUgGKzliccHBy1iSMC1TAWFDCCdn2hVcTkYQNbLrDIHqYPoK4Fan0vbjH6wpB/"
        ),
        (5, "$1$saltstri$LnUTgNP8CsM/LM.TFYdg7."),
        (5, "$7$6/..../....SodiumChloride$Hm7NU0IXHJ9khlv/LG4CKoZLL2s5oy0bYqVL/9nZhp3"),
        (8, "$5$rounds=1000$saltstring$dM.wMqEAvHsNsWLEXpebQ5mSzDeeZG6fSy6zpuU0dg9"),
        (
            8,
            "$6$rounds=1000$saltstringsaltst$XvDMwt.vOsjite5vM8Ecyq3alioej8AMUKJFWCH7njlntvR1.iX/7Umn7dN7O0yllPdArXGZTsN3uZcMfqc9m1"
        ),
        (8, "$1$saltstri$4kJpXh6vuOgg.3fNBDplF/"),
        (8, "$7$6/..../....SodiumChloride$0AmWlOGHgtojNAt0wgkdL6bLdd4Y5Dn5pmBx/41QFx9"),
        (9, "$5$rounds=1000$saltstring$LiytEpDYrvBFCwKEvHMcAmOGXVkQFNDucftliO99sx0"),
        (
            9,
            "$6$rounds=1000$saltstringsaltst$Ro5H1MJ2OP9Qa1dbGHyqKBqK8.6tnap7ip8NPI.j2l937Y2UgZllN5bQoxabZimeqaiGIpKz4aane94Dj1PYe/"
        ),
        (9, "$1$saltstri$FFBJ82wQSO.leWFUC9wiY1"),
        (9, "$7$6/..../....SodiumChloride$HXpFgOYAEGmaXeUIgrs79aVFJpD7b5LQS9/XoRiQ/eC"),
        (10, "$5$rounds=1000$saltstring$l4GVwOvfBc0YxX8hqcNZBRM/1y9MRmvftllmUeoWNED"),
        (
            10,
            "$6$rounds=1000$saltstringsaltst$MQCKTqkXAGCzt4DR3yhXBvKon9VabozW8Ld35kLLz1.E1ysRnjNol1aimjfl6qg2Vsbsreg3q.MrpTu.VKcbs."
        ),
        (10, "$1$saltstri$syuYjHXfyvCBG5C/hvRe8."),
        (10, "$7$6/..../....SodiumChloride$nAGyU5Xc7WNqTiQpy852tQ1AjBTpDIe9aSQUnsMYtz."),
        (11, "$5$a$tCYspCVtCn1.MmJdxOr008Us2DcT3YW7dL1YBGz6mE2"),
        (11, "$6$$2M9DchxW4txWyTYoZrH9D3VvAAQxBpEezYsLY6Cao.jwzEXpyL9xwip9hiUZX7GqTqe/E/z6iKvZqXUuqniQH."),
        (11, "$1$$ysVNzQc4CTMkp5daOdZ.3/"),
        (11, "$7$26..../....$RrdsVu6ncgs/NTRLrwI2eZ5hOtld3I1u2ct4lp9WDB7"),
    ]
    /// From passlib: the place of a password in ``passwords``, and its hash.
    static let passlib: [(password: Int, text: String)] = [
        (0, "$bcrypt-sha256$v=2,t=2b,r=4$Lo5xNdtZVebhvYFquJw9dO$sCGDk9K0cgm4oUg0ujIckB2yJlrb7mS"),
        (1, "$bcrypt-sha256$v=2,t=2b,r=4$nTAkCUKyNgs4Fb/2Q8R8PO$HVVo/zcvHLinv08//W.XwPaFwAah6Hm"),
        (2, "$bcrypt-sha256$v=2,t=2b,r=4$sunQKT19b3MRXEBtWLt2su$xSyia7Eipp6uQFaGOgeLC4.VGD1plZC"),
        (3, "$bcrypt-sha256$v=2,t=2b,r=4$mEpqXgE9LKbzS4RiXtW8N.$rX0ipn4XZ4Q8cBaEH1qHA/veO9uSm6O"),
        (4, "$bcrypt-sha256$v=2,t=2b,r=4$X4PLZ0NPsYKAgU364XBUmu$2J7ROwhYg8n6sa2cyGKVF7it1M0B27q"),
        (5, "$bcrypt-sha256$v=2,t=2b,r=4$EJ/kdByjdBgpf6MfYS8lT.$e2EwCjU.1uMHeXJQ2NaMCU5y./jSf1K"),
        (6, "$bcrypt-sha256$v=2,t=2b,r=4$/lEFr60YEuWd2lG9tvXIZ.$gRhNJgyEHDYvU.hhY5oS706WBWB5hfK"),
        (7, "$bcrypt-sha256$v=2,t=2b,r=4$7MzgV5D3m.UMHPGnvtNCoe$pSkab0bwHPo.YI./9t5wAZtqGWAooNW"),
        (8, "$bcrypt-sha256$v=2,t=2b,r=4$vNXE1VDDWdHBAPk5x9TzR.$RWQEDCEsd0Z8epmg4MOrNQsaXYG8Eiq"),
        (9, "$bcrypt-sha256$v=2,t=2b,r=4$SoHC6MkY1zFmPhYT4lgzSO$xXjoPiz5JAXneVGuQ/009TBD6WTnUfy"),
        (10, "$bcrypt-sha256$v=2,t=2b,r=4$all2VZv36ahguyBh6FsH4.$r9gDu1Kuv/jpiabnDEoftJ4hn9LEn5S"),
        (11, "$bcrypt-sha256$v=2,t=2b,r=4$9we.W9jqZhs9uqlBDx6lue$/CaI/no.EDLSWwXgjO.aeqs00e60l2O"),
        (0, "$bcrypt-sha256$2b,4$UW3IGqD3YHBAQu6rasdU2.$gooThNRPP7aYgWNemWSjxWojT34DD.m"),
        (1, "$bcrypt-sha256$2b,4$Z70CypmI.6NwGzZ.v2auqu$IPzf3bUxJ9dWknQTB00kcySzyN1lDNK"),
        (2, "$bcrypt-sha256$2b,4$aR1CcNqa.gM5LCqsi7AODO$Khv61dWaGmMmx0SXn/V3ShQCs1GTrHm"),
        (3, "$bcrypt-sha256$2b,4$TBWYAGgcC6pW4Jc.8rEnmO$FE3flwlRnizoXbenHxzHnM6L/.SMC9K"),
        (4, "$bcrypt-sha256$2b,4$zhw9MTqGi8xVm9DjM.8enu$y/4JTNUOhhBl/TShTHL6K59EROjyldS"),
        (5, "$bcrypt-sha256$2b,4$ee4y6uAZpouhWgQx45eABu$omCQF.pbDN8fV9YMO0GVS9yLYbP57Pm"),
        (6, "$bcrypt-sha256$2b,4$KndF2aHKMC646Y/5xwV0BO$D.badOTByFcE1dr9h8gAr8/mJPee3pK"),
        (7, "$bcrypt-sha256$2b,4$iQXrh1cGmcEq5lO7MfGDme$rl4uCskUt0BgSlSQ.zkTwCH8Sxuk7N."),
        (8, "$bcrypt-sha256$2b,4$oyQrWvgiMAAOdsdIAfz.Ae$dKS/uztb.QL0zEjNlxVzgUjpbBEnZse"),
        (9, "$bcrypt-sha256$2b,4$O/y9QkrMA9TMdwFv.wtD/e$vuMhu2B196G5rJPMNOSUhf85Y0whC3e"),
        (10, "$bcrypt-sha256$2b,4$lj/prY1vazGlTyv.QmrFRe$aS0E9B0VI7ZyU0OzGqIxlMkbldqOHfm"),
        (11, "$bcrypt-sha256$2b,4$f6tkvuqs8ltbwItmkzdztu$uEtn7Hy74Au882gTl/KQwta2PIGqquW"),
        (0, "$scrypt$ln=4,r=8,p=1$KgUAIISw9l5L6f0f49x7Dw$DsO2aMztTaOjZ/Le07qsNidYqQnB12I/QPYGVfdrmEU"),
        (1, "$scrypt$ln=4,r=8,p=1$kDJGKIWQEgIghPAeo1TK+Q$B4CuPmFWU1lH4jsQOSQl0Vg+rjnJEh4TH77qm5XUUwU"),
        (2, "$scrypt$ln=4,r=8,p=1$xPif8/7/v9e6N8ZYi5HSWg$lIZn1OoXl/5iDguQqTiKm2i0nv458hxp90KSinx/gXE"),
        (3, "$scrypt$ln=4,r=8,p=1$L0VI6T2n9N6bcy4FoLR2Dg$imXYapGkfcBCFCbs15FpTwnarhJbtu/Y8hHlEgPrlB8"),
        (4, "$scrypt$ln=4,r=8,p=1$gjBmDAHgnBOC0BojpNS69w$oPxWbQtCH8jc31jrlSEvdkfRuOyfNdjX+C5RUW4Q6/c"),
        (5, "$scrypt$ln=4,r=8,p=1$dU4phbB2bm3tfS9FaC2FEA$IAJm9yzje5eNssvhe+maM0pFMAkIWwwpSEORh0KVQko"),
        (6, "$scrypt$ln=4,r=8,p=1$inFubW0t5RzjnNN6r1Xq/Q$AMntaeVwlq+grNqCVeK2EEtoNsAqv8e5aA1Fz8wyYbs"),
        (7, "$scrypt$ln=4,r=8,p=1$K2Us5Xyvda7Vek/JeQ/BWA$Olx+eA20SUnZa7pdlGjBhoMZoYOFGQUJqmvU7f1aups"),
        (8, "$scrypt$ln=4,r=8,p=1$kTLm/H/v3Tsn5JwzRmgtRQ$/hjg5HnlM34J8p+M1dENDCElmbSQTQ+T9d07obBBqaQ"),
        (9, "$scrypt$ln=4,r=8,p=1$43yvVaq1VirlHGMsBcDYew$/+3fqYYao8ywgsl39bUTGWOotmcfWqDPahHyOfHlJVs"),
        (10, "$scrypt$ln=4,r=8,p=1$A8D4n/MeoxQCQIgRAgCA0A$hX3d7nVMilbFy+s8qQx63sWNAmlW3im+W2fBOju0Q1o"),
        (11, "$scrypt$ln=4,r=8,p=1$TWltLeU8B4BQKsUYA6A0Zg$r8ulCRJ5J0gcGxlTSG1sNS6K9JsXhVUKX6D/vMIccBU"),
        (0, "$pbkdf2$7$1zpnbC0FwNjb./9fay1ljA$LdHD74bpdkBBqpP92B0wgg5nC3g"),
        (1, "$pbkdf2$7$QOidU.p9D.Fci9F6TymF0A$1rV0A9KvNk706SO8MJ0HV.vZR04"),
        (2, "$pbkdf2$7$am0NASBEKKVUijHGmNO6Fw$mXHIspWT5Cbkoz6EQC7EfZy049Y"),
        (3, "$pbkdf2$7$UUppjRHCeO8dI.T839sbww$vQysrPvoJJjB0EbxDWoMh0U7gSw"),
        (4, "$pbkdf2$7$c47RWqu1ttb6n9OaM.b8vw$H7H2kDN5lR.I6gTijKXhCbIkMWU"),
        (5, "$pbkdf2$7$IWQMwVgr5dzb25vTurcWAg$NgKL3Y.XVIWZIChR1JZbY8WU.Gw"),
        (6, "$pbkdf2$7$oxRirFVKiZGydq7VunfOWQ$2iBIIl4bJoFspUIvcweO7pJx25o"),
        (7, "$pbkdf2$7$VoqRsraWcm6NsTZmDGHMWQ$oHX248ueOrPeeEe0PGH25mOsHDw"),
        (8, "$pbkdf2$7$rDVmzJnTOodwTikFoLQ25g$8EuR9grpEjCafdu/tqytXwQd8VE"),
        (9, "$pbkdf2$7$onQupdSaE0JI6d0bgxBiLA$L3wbK5Z44xZiftB7g3KK4ov81QM"),
        (10, "$pbkdf2$7$pNS6956TMuZ8b63VWquVMg$wt.HAB5.rdxGT3N5K6X7ZH4Ga/4"),
        (11, "$pbkdf2$7$Y6wVwhjj3LuXEoJQCuEcIw$stCvunbptji/so2IAJm4CV/Qhrw"),
        (0, "$pbkdf2-sha256$7$XyuFUCqlFCJEyLn33tvbOw$otHPIvk9VN61Up6Uu3.6GCJNUgYKAhhTRD8IuV7XEyM"),
        (1, "$pbkdf2-sha256$7$BkBIae1di3HOeW/tfU8JwQ$NnH8cOlWe.DX8HdS1hrXLl72rlByIY5ZQ7IvXAtNdzE"),
        (2, "$pbkdf2-sha256$7$UirF2Pv/v1eqFWJMqXUupQ$Nk5lLBHRcn153bMkimyKjRfuVQrNsoshG5wVXGSsWfk"),
        (3, "$pbkdf2-sha256$7$DQHAeO99712LUWqNESJk7A$c9JspfVDMOjqFFSLzzyzilXPoh46JC3/h1OC23UcSDM"),
        (4, "$pbkdf2-sha256$7$X6u1FiJkTEnp/Z9zDiHE.A$9hVm.3r2THki/9ZLe.68bPHe4uFq20muAE7eEmeC53g"),
        (5, "$pbkdf2-sha256$7$Z8xZS6kVwliL0bqXMkZIyQ$O4Ei2PH0UsNoWKMRfIvlOmSJUQCayEnUC7z7ttuXeNw"),
        (6, "$pbkdf2-sha256$7$aE0pJURIaQ3h/F8r5XzPGQ$dh4jcdu8xCsGnziqcI2owoABTYqtCGijHYZV3cRzdII"),
        (7, "$pbkdf2-sha256$7$7B3DmLN2rlVqDaF0bs0ZYw$A/XzkqTyoqWgq31IbdPRNrIJtSXxldbzdpjxzYGP64w"),
        (8, "$pbkdf2-sha256$7$kNJayxnDmFPKeW8tJWRsLQ$tzs7Yzqr.6PcTqIsPi6EfXIK4DcfXd7NYkJLGXr4QjU"),
        (9, "$pbkdf2-sha256$7$B.Dcu7cWYuxdq3VOaQ2BsA$AuNTNds99B03H1c7hgSt8W9Q2P5uOy6NzgqO6Scae6s"),
        (10, "$pbkdf2-sha256$7$YUzp3XsPIcT4n9MaQwhBCA$c/fqL7vLSbZrFOWxQco6Zv9DwFqVvQ.qzNLAGrl230o"),
        (11, "$pbkdf2-sha256$7$SgnBmDOmVGpNyTmHEGJsjQ$z3uozOh2AbDTMFGMBjm2T7IyIWJYfVQS0SYma.SADs8"),
        (
            0,
            "$pbkdf2-sha512$7$n7MWglDqXeudcw4BYKz1Hg$RV1qBDAw.o9VAJWP66dn2qQVeJxH5Q8FLFmR4oQrLWEv5u79EitSbjOnwEXVS1Q2RQR/zXhsBWVexPNB4rOBKg"
        ),
        (
            1,
            "$pbkdf2-sha512$7$4twbo9Sa8x5jLKV0znlPCQ$SRUpynJJcgBy33xbx1PrCBV2mtLqAOWA26ZwMu69DyxkWOTckLJ7kit0v2jm6v1ZwBaUmVt9A2zaf2cWFFYQ2A"
        ),
        (
            2,
            "$pbkdf2-sha512$7$iTFmbE1JqRXCmFOKUYrxfg$H.V5iWKQpnRy9WOS7SiNNwakrdLAkHjsuiOC0MS8X6FDZtcgYe4pfkLeO4vfFLpmencmKb7SwUp/NQr.ww8flA"
        ),
        (
            3,
            "$pbkdf2-sha512$7$vfc.h3CO8b631vp/D2GMUQ$lFwldLPPI8wikoaOOXEO9aiWv0LiDwB3MeHWoe.7ll7sK4Ng0lGIv232TpAm1t0kl8b.jJ9OFhEGMMGF5xxx3g"
        ),
        (
            4,
            "$pbkdf2-sha512$7$9T7nPCeEUMqZ01qrdW7NeQ$8iKNBOrfB8gRCkz2tRf6JmB.dmd/5RTyIf51tOXNNuMAiSeMNd5fP8npYakMBVoJtlJsbj83tnA6e4i1edJpbA"
        ),
        (
            5,
            "$pbkdf2-sha512$7$NGYMAcA4Z8zZWwtBqNW6tw$6mh.GUZU9KFyKw3XF10tsY6qKX4.S.qyMIlczlPZMspwHENUNh8hV8tlN924aKWu1tpGwZDZy.PHL8qnp78O0Q"
        ),
        (
            6,
            "$pbkdf2-sha512$7$cW7NeQ.h1FqL8Z7TOmfsPQ$YAEBszy0u1MKgBDQBnpMQq7GrJN5Km1YH4q/SXCPbUHGQB6LGdUEpLXefOM1BvuizP1KIfiUIvC5QNPztURIMA"
        ),
        (
            7,
            "$pbkdf2-sha512$7$A.A857wXwpgTAkCoFWJsjQ$2o35I8wVs1XnJ1D/3OSTLiL6pc4VWH2FofhwziskGiNwhSgTATEXej9GPhq/62JIja02VnhyqOiopmAhBOe3/Q"
        ),
        (
            8,
            "$pbkdf2-sha512$7$uvd.710L4RyDkNK6l3JOaQ$Do8FRKguDWaQFXQkw05sv/I9rB47FqfGVH8sSvzIvZNwNlLmRJNb69RuSAqQ/JkFwd/HM0o.aa3yKky9/Yst2Q"
        ),
        (
            9,
            "$pbkdf2-sha512$7$1dpbK6W0ds7ZG8O4t9YaQw$8/PkG63cS4vQRJxCeQ/GixzsctoscBwoObBFdnynIH00ZW/jwcfWSgdYWuMFiD6huCefknXThvoQN/Dz1lvHAw"
        ),
        (
            10,
            "$pbkdf2-sha512$7$ixHCOMc4J.QcQwgBYOx9bw$4Q/WM/QhfYkzAuT9S4n45ZAE4L9Y9xcFqE7O8VPeDHZN3XkczZ/K/zoHJxUsE4LsvmiaJk/G3p2EPbCGFHAoiQ"
        ),
        (
            11,
            "$pbkdf2-sha512$7$JESI0dqbcy6FsLYWwljrXQ$jQR1TA51aEL7cmFDivIE6Cnl2CcUBTLcqVrEp2g6QhGQVywpTkSOrSPZ16XW99A/JaT/tb9qneOOvVcQbclV0w"
        ),
        (0, "$apr1$MzXCD2pX$x7vAeQmdGELnS/hJD2L.t1"),
        (0, "{SHA}2jmj7l5rSw0yVb/vlWAYkK/YBwk="),
        (1, "$apr1$hcexaJhi$AsGkwFqJKJZwlYIkT4epx1"),
        (1, "{SHA}hvfkN/qlp/zhXR3cuerq6jd2Z7g="),
        (2, "$apr1$m03cUm5I$F1OL22PZ4PRDWsGthNGOq1"),
        (2, "{SHA}q/eq1kOINtvlJqojGr3i0O73TUI="),
        (3, "$apr1$Ja2j.e/3$lBrW3APt3KsmkFkbNnmBh/"),
        (3, "{SHA}pNVoYXDhMyLaFfZc9vMtYw/QMXo="),
        (4, "$apr1$aKXUsPPE$9/zkOWk6s1ZELJ7IzE/QR/"),
        (4, "{SHA}hpRAryY7J2p69b5vQS5CuHjTHco="),
        (5, "$apr1$abtDwzI0$zFmpDstFoPerqurzn.AiP."),
        (5, "{SHA}XJbYXRdjwU2uR9NaOFhthKfiyDQ="),
    ]
    /// From django: the place of a password in ``passwords``, and its hash.
    static let django: [(password: Int, text: String)] = [
        (1, "pbkdf2_sha256$9$n0wV5xVHitnDtbiVUMM7An$UfxUU5g5w85Ir9fD/nAYcdcHDW6yoAvSv6h5kBTs5uo="),
        (3, "pbkdf2_sha256$9$NIbzBmLjRU6DFVtKpMVRwa$MOSDwTtfa1tUHChVk37cRuaBLfgJkCQDKYEDAj9BTUs="),
        (1, "pbkdf2_sha1$9$DfOxQ52dYRf8dhSAZ23joS$K/rGxfcmiAJAEmI+xBA98CGQs7Q="),
        (3, "pbkdf2_sha1$9$bY8JO0GPCNUYyCFYBA9Nfu$4ctnGV7IQgM7UR0MQ8KWM6vVCs0="),
        (
            1,
            "scrypt$16$leCyg5UVIqJGoV6ct8f8mP$8$5$GFgpq9H2i69kRMcBqcuGmGQgKjXVIPRZmhgcfkv+nCD2hkRgzu6n1rxn4XmA0WZrL8av1IGSHiGdfm8WbdoYTQ=="
        ),
        (
            3,
            "scrypt$16$vioJqTwVQj8CIawf8TQUIJ$8$5$nx4ZKCHQ+jmrOf3m6ZhFJA56CPp7ST/unp00AcptxBtJirigmIFw0pnxEP+QAtMATz66mIxiBMgpw8W9ua7yng=="
        ),
        (
            1,
            "argon2$argon2id$v=19$m=64,t=1,p=8$ZGIwY0kxZWJKVXpEdWpYaUk3M2ltTg$Qh+u3jxG0LfSDpRVDEkwKyiP/50JUz9Lokje0oicOGM"
        ),
        (
            3,
            "argon2$argon2id$v=19$m=64,t=1,p=8$dGg2T0tIUWZjZ3JrOXpIUERzYTNySA$/DSDexc7/FubWSZlVHXL6DlFAZZ7mr1aDC8isnsoUoY"
        ),
        (1, "bcrypt_sha256$$2b$04$uMP1oz/7fsH4AQXYRYRXW.eFClPMkzU6Ah2hp.x6NHJiI73XoZhm6"),
        (3, "bcrypt_sha256$$2b$04$7Ecg0avZRe5d6PacSet1XuuN56.KaqSxHnPFNfUwVSfixOdMdArNK"),
        (1, "bcrypt$$2b$04$B6vbDTJW.mEEeHNsQJXaL.PYllFpD9sVu2SZ/yaDwbhKQgs4rUwGa"),
        (3, "bcrypt$$2b$04$/WUd1ZBFwNwWgL7dXE5aiutnOVmNkRJOiqKVWil2/igoIKiDhwIaK"),
    ]
    /// From htpasswd: the place of a password in ``passwords``, and its hash.
    static let htpasswd: [(password: Int, text: String)] = [
        (1, "$apr1$GYzcZdzC$KmTKpxyVZLJemlnhs1pSI/"),
        (12, "$apr1$5pN2JY64$l1LGORao5ZQ9aBl.t8pzC."),
        (1, "$2y$04$G99iQ5BQhnp0s6DvODomjOKoxOMPGeCGk/JX0/l8AmwsIcPvKETYi"),
        (12, "$2y$04$ZVT.GFyUQuhgiQYtuiQzzeLoJMJxsuT.TQLr6JtOM25Aocx7MECQe"),
        (1, "{SHA}hvfkN/qlp/zhXR3cuerq6jd2Z7g="),
        (12, "{SHA}a7fl77gFKWXBlay+YzxFpFEMBeA="),
        (1, "$5$rounds=1000$z71O1WXanxFkviYQ$mGe8MKwNa0uURoxWlHVIupX2mS3ojwZgW/WxPwje789"),
        (12, "$5$rounds=1000$e0/H2zg53kqIDC7B$sz1HAW5ob4LZLt/MSLJJDAFtAgZl/gh/9qPpSvzSNU7"),
        (
            1,
            "$6$rounds=1000$XtWl2Q5B/GZ8m3Gw$CCMNyU6rgJ5wDLcMppYUsmbwwhC1OlVkJmkDMolt8MYy0L7LBN1p.7E8Up/8pLc4tZw0zzKOwnMhRbZovq9.V1"
        ),
        (
            12,
            "$6$rounds=1000$4SgWZ6Wdri0w2hft$JVv22iENj0QfRRNuGpDBvc1FMEEABprjGTWN6YO33haw2rUyv8pKF3ofOB9CK/ReVWtevh7n0Yv.RsotV3Wh60"
        ),
    ]
    /// The passwords in hexadecimal, which the lists above name by their place.
    static let passwords: [String] = [
        "",
        "61",
        "636f727265637420686f727365206261747465727920737461706c65",
        "e5af86e7a08120d0bfd0b0d180d0bed0bbd18c20c3a9",
        "303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f6061"
            + "62636465666768696a6b6c6d6e6f7071727374757677",
        "303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f6061"
            + "62636465666768696a6b6c6d6e6f707172737475767778",
        "2122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152"
            + "535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a2122232425262728292a"
            + "2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c"
            + "5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a2122232425262728292a2b2c2d2e2f3031323334"
            + "35363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f60616263646566"
            + "6768696a6b6c6d6e6f707172737475767778797a2122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e"
            + "3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f70"
            + "7172737475767778797a2122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748"
            + "494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a"
            + "2122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152"
            + "535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a2122232425262728292a"
            + "2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c"
            + "5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a2122232425262728292a2b2c2d2e2f3031323334"
            + "35363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f60616263646566"
            + "6768696a6b6c6d6e6f707172737475767778797a2122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e"
            + "3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f70"
            + "7172737475767778797a2122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748"
            + "494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a"
            + "2122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152"
            + "535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a2122232425262728292a",
        "6265666f7265006166746572",
        "ffa3333435",
        "ffffa3333435",
        "a3",
        "736563726574",
        "c3a9e5af86",
    ]
}
