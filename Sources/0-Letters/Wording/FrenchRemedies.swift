import Letters

extension French {
    private static func move(_ s: Phrase) -> String? {
        s.move(left: "vers la gauche", right: "vers la droite", up: "vers le haut", down: "vers le bas", and: "et")
    }

    static func remedy(_ s: Phrase) -> String? {
        switch s.code {
        case .inputUnreadable: "Vérifiez le nom du fichier et votre droit de le lire."
        case .documentEmpty: "Vérifiez que le document a des pages, puis imprimez-le à nouveau."
        case .documentDamaged:
            "Ouvrez le document dans son application, enregistrez-le ou exportez-le à nouveau en PDF, puis imprimez ce PDF."
        case .documentTruncated: "Imprimez le document à nouveau."
        case .documentFraming: "Imprimez depuis l'application, sans l'option raw."
        case .documentEncrypted: "Enregistrez le document sans mot de passe ni restrictions, puis imprimez-le."
        case .documentUnreadable:
            "Enregistrez ou exportez à nouveau le document en PDF depuis son application, puis imprimez ce PDF."
        case .documentTimeout:
            "Simplifiez le document (grandes images, nombreux calques) ou exportez-le à nouveau en PDF, puis imprimez-le."
        case .documentTooLarge: "Réduisez les images du document ou répartissez-le en plusieurs impressions."
        case .documentTooManyPages: "Répartissez le document en plusieurs impressions."
        case .documentType: "Exportez le document en PDF et imprimez ce PDF."
        case .documentNotOriginal:
            "Imprimez à nouveau sans plusieurs pages par feuille, mise à l'échelle, livret ni sélection par le système d'impression. Ne libérez le travail qu'après avoir regardé ses pages."
        case .documentFontsNotEmbedded: "Incorporez toutes les polices en créant le PDF (par exemple en PDF/A)."
        case .documentScripts: nil
        case .documentAttachments: "Imprimez les fichiers joints comme lettres à part s'ils doivent être envoyés."
        case .documentForms: "Aplatissez le formulaire (imprimez-le en PDF) si son contenu importe."
        case .documentRepaired:
            "Regardez la lettre et ne la libérez que si elle est complète ; ou enregistrez à nouveau le document dans son application et imprimez-le."
        case .documentPortfolio:
            "Ouvrez-le et imprimez les fichiers voulus ; ne le libérez que si la couverture est elle-même la lettre."
        case .pageNotA4:
            "Choisissez A4 dans la mise en page de l'application ET dans les réglages par défaut de l'imprimante, puis imprimez à nouveau."
        case .pageLandscapeFirst:
            "Mettez la première page en portrait, avec l'adresse dans la fenêtre, puis imprimez à nouveau."
        case .optionChoice: "Choisissez une des valeurs possibles et imprimez à nouveau."
        case .optionConflict:
            "Choisissez une seule fois, puis imprimez à nouveau ; ou libérez la lettre si le choix retenu convient."
        case .optionColourUncertain:
            "Imprimez à nouveau avec -o ColorModel=Gray ou -o ColorModel=RGB. Une fois pour toutes, un administrateur donne à la classe le choix de l'imprimante : lpadmin -p \(s.value(.queue) ?? "CLASSE") -o print-color-mode-default=\(s.value(.allowed) ?? "monochrome")"
        case .optionUnsupported: "Imprimez à nouveau sans cette option ; faites la mise en page dans le document même."
        case .optionPageRanges: "Écrivez des numéros et des plages de pages en ordre croissant, par exemple 1-2,5."
        case .optionPageRangesBeyond: "Choisissez des pages que le document possède."
        case .optionReverseIgnored: nil
        case .optionAcknowledgement: "Choisissez l'envoi recommandé, ou renoncez à l'accusé de réception."
        case .optionWindow:
            "Donnez le nom d'une fenêtre d'adresse (\(s.value(.allowed) ?? "par exemple belgium-right")) ou quatre nombres comme 100,42,195,85."
        case .splitRemainder:
            "Vérifiez le nombre de pages de chaque lettre, ou choisissez une autre division, puis imprimez à nouveau."
        case .splitNoFirstAddress:
            "Mettez une adresse dans la fenêtre de la première page du document, ou divisez par nombre de pages."
        case .splitMissingAddress:
            "Complétez l'adresse de cette lettre ; ou divisez par nombre de pages si la page appartient à la lettre précédente."
        case .splitRepeatedAddress:
            "Regardez les lettres ; ne les libérez que si chacune commence au bon endroit. Ou divisez par nombre de pages."
        case .splitReplySlip:
            "Il n'y a rien à faire."
        case .splitUnlikeOthers:
            "Regardez les lettres ; ne les libérez que si chacune commence au bon endroit. Ou divisez par nombre de pages."
        case .splitOtherRecipient:
            "Choisissez la division par adresse, ou le nombre de pages réel de chaque lettre, puis imprimez à nouveau. Regardez les lettres ; ne les libérez que si la page est une annexe."
        case .letterSkipped:
            "Corrigez cette lettre et imprimez ses pages seules ; les autres sont envoyées."
        case .letterTooManySheets:
            "Raccourcissez la lettre, imprimez-la recto verso, ou divisez le document en plusieurs lettres."
        case .letterEnvelopeTooSmall:
            "Choisissez une enveloppe plus grande ou « automatique », ou imprimez recto verso."
        case .letterCopies: "Mettez le nombre de copies à 1 s'il s'agit d'une seule lettre."
        case .addressNone:
            "Placez l'adresse du destinataire, comme texte, dans la fenêtre d'adresse de la première page de la lettre, puis imprimez à nouveau."
        case .addressRecognised:
            "Comparez l'adresse affichée avec la lettre. Imprimer depuis l'application plutôt qu'à partir d'une numérisation est plus sûr."
        case .addressRecognisedUnsurely:
            "Regardez la lettre ; ne la libérez que si l'adresse affichée est juste. Imprimer depuis l'application plutôt qu'à partir d'une numérisation est plus sûr."
        case .recognitionUnavailable:
            "Écrivez l'adresse comme texte ; ou faites installer par l'administrateur tesseract-ocr, tesseract-ocr-fra, tesseract-ocr-nld, tesseract-ocr-deu, tesseract-ocr-eng."
        case .addressUnreadable:
            "Écrivez l'adresse comme texte et non comme image. Regardez la lettre ; ne la libérez que si l'adresse est juste."
        case .addressContradictsInk:
            "Imprimez de nouveau depuis l'application qui a créé le document, avec ses polices incorporées, ou exportez-le en PDF/A. Regardez la lettre ; ne la libérez que si l'adresse affichée est celle qui est imprimée."
        case .addressUncertain:
            "Écrivez le nom, la rue avec le numéro, et le code postal avec la localité, chacun sur sa ligne. Regardez la lettre ; ne la libérez que si l'adresse est juste."
        case .addressInvisibleText:
            "Supprimez le texte caché, ou rendez-le visible s'il s'agit de l'adresse."
        case .windowOtherInk:
            move(s).map { "Déplacez-le de \($0), hors de la fenêtre, ou enlevez-le." }
                ?? "Enlevez le cadre du modèle et tout autre élément de la fenêtre."
        case .zoneEdge:
            move(s).map { "Déplacez-le de \($0), ou enlevez-le." }
                ?? "Réduisez-le pour que 5 mm restent blancs le long de chaque bord, ou enlevez-le."
        case .zoneDataMatrix:
            move(s).map { "Déplacez-le de \($0), ou enlevez-le." } ?? "Laissez cet endroit blanc."
        case .addressOutsideWindow:
            move(s).map { "Déplacez l'adresse de \($0) pour qu'elle se trouve tout entière dans la fenêtre." }
                ?? "Déplacez ou réduisez l'adresse pour qu'elle se trouve tout entière dans la fenêtre."
        case .addressOtherText:
            move(s).map {
                "Déplacez l'autre texte de \($0), hors de la fenêtre ; regardez la lettre avant de la libérer."
            } ?? "Ne laissez que l'adresse dans la fenêtre d'adresse ; regardez la lettre avant de la libérer."
        case .addressNoPostcode: "Ajoutez une ligne avec le code postal et la localité, par exemple 1000 BRUXELLES."
        case .addressPostcode:
            "Vérifiez le code postal ; pour l'étranger, écrivez le pays en capitales sur la dernière ligne."
        case .addressTooShort: "Écrivez au moins un nom et une ligne avec le code postal et la localité."
        case .addressTooLong: "Réduisez l'adresse à ses lignes nécessaires."
        case .addressCountryUnknown:
            "Écrivez le nom complet du pays en français, néerlandais, allemand ou anglais sur la dernière ligne, en CAPITALES."
        case .addressCountryCase: "Écrivez le pays en capitales sur la dernière ligne."
        case .addressCountryVernacular:
            "Écrivez le nom du pays en français, néerlandais, allemand ou anglais, en capitales."
        case .addressCountryHome: nil
        case .addressCharacters:
            "Retapez l'adresse avec des caractères ordinaires dans une autre police. Regardez la lettre ; ne la libérez que si l'adresse est juste."
        case .addressPostcodeUnknown:
            "Vérifiez le code postal ; pour l'étranger, écrivez le pays sur la dernière ligne, en capitales. Ne libérez la lettre que si l'adresse est juste."
        case .addressLocality:
            "Vérifiez le code postal et la localité. Ne libérez la lettre que si l'adresse est juste."
        case .addressPostcodePlace:
            "Écrivez le code postal avant la localité, par exemple 1000 BRUXELLES."
        case .addressHeading:
            "Regardez la lettre ; ne la libérez que si la première ligne fait partie de l'adresse. Ne placez pas de titre dans la fenêtre."
        case .addressCountryMissing:
            "Écrivez le pays en capitales sur la dernière ligne et imprimez la lettre à nouveau."
        case .addressCountryLine:
            "Écrivez le pays sur la dernière ligne, en capitales. Si la lettre est retenue pour cela, la libérer l'envoie dans le pays indiqué."
        case .addressNumberFirst:
            "Écrivez le numéro après la rue, par exemple Rue de la Loi 16."
        case .addressBoxNotation:
            "Écrivez « boîte » ou « bte » devant le numéro de la boîte."
        case .addressComma:
            "Supprimez la virgule."
        case .addressLanguages:
            "Écrivez toute l'adresse dans une seule langue."
        case .addressLineLong:
            "Raccourcissez cette ligne : la poste lit 40 caractères avec certitude."
        case .registeredPostOfficeBox:
            "Utilisez l'adresse de la rue si le destinataire doit signer."
        case .registeredAbroad: "Choisissez Prior pour les lettres vers l'étranger, ou imprimez-les à part."
        case .registeredNoReturnAddress:
            "Demandez à l'administrateur de configurer l'adresse de retour de l'imprimante (clickpost printer update --return-address)."
        case .registeredLineTooLong: "Raccourcissez cette ligne."
        case .registeredName: "Écrivez le nom de la personne ou de l'organisation sur la première ligne."
        case .registeredSignature: nil
        case .addressSenderLine:
            move(s).map { "Déplacez-la de \($0), hors de la fenêtre, ou enlevez-la." }
                ?? "Placez-la ailleurs, ou enlevez-la."
        case .addressAbbreviation:
            "Écrivez-la en entier, par exemple « Avenue » ou « Chaussée »."
        case .addressLocalityCase:
            "Écrivez le code postal et la localité en capitales, comme la ligne du pays."
        case .registeredFirstName:
            "Écrivez le prénom en entier, comme la poste le demande pour les recommandés."
        case .economyAbroad: "Choisissez Prior pour les lettres vers l'étranger, ou imprimez-les à part."
        case .jobNoDocument: "Imprimez le document à nouveau."
        case .jobReview: "Regardez le travail, puis libérez-le (clickpost release) ou annulez-le."
        case .jobApproval: "Adressez-vous à la personne qui approuve."
        case .jobAlreadySent:
            "S'il doit être posté encore une fois, relancez l'impression depuis l'application\(s.with(.submission) { " ou utilisez clickpost send-again \($0)" })."
        case .jobRerunDiffers:
            "Comparez les deux ; ne libérez le travail que s'il doit être posté lui aussi, sinon annulez-le."
        case .jobUnverified:
            "Vérifiez dans la file d'impression ce que le travail est devenu, puis libérez-le ou annulez-le."
        case .jobCancelled: "Imprimez le document à nouveau s'il doit être envoyé."
        case .jobInterrupted:
            "Imprimez le document à nouveau, sauf si le système d'impression le fait de lui-même."
        case .jobRetried, .jobSentAgain: nil
        case .jobDocumentsGone: "Imprimez à nouveau le document."
        case .serviceDraining:
            "Rien n'est perdu : tout reprend quand un administrateur relance le service (clickpost resume)."
        case .queueSandbox:
            "Annulez le travail, ou libérez-le s'il doit partir ; corrigez ensuite la file ou l'adresse de la plateforme."
        case .platformProxy:
            "Un administrateur vérifie l'adresse, l'utilisateur et le mot de passe du proxy (réglage platform.proxy, ou https_proxy). Les lettres attendent et partent d'elles-mêmes."
        case .jobHeld: "Regardez le travail (clickpost show), puis libérez-le ou annulez-le."
        case .jobAccepted: nil
        case .schedulerUnreachable:
            "Vérifiez que CUPS fonctionne (systemctl status cups) et, le cas échéant, CUPS_SERVER ou le réglage cups.server."
        case .daemonUnreachable: "Démarrez le service (systemctl start clickpostd) ; le travail attend jusque-là."
        case .daemonRefused:
            "Consultez le journal du service (journalctl -u clickpostd) ou demandez à l'administrateur."
        case .queueSetting:
            "Un administrateur la remet en ordre avec clickpost printer update."
        case .printerPolicy:
            "Remettez la section <Policy authenticated> de Debian dans /etc/cups/cupsd.conf, redémarrez CUPS, puis recommencez."
        case .classPolicy:
            "Un administrateur exécute : lpadmin -p \(s.value(.queue) ?? "CLASSE") -o printer-op-policy=authenticated – puis imprimez à nouveau, ou imprimez sur l'imprimante même."
        case .setupOtherPlatform:
            "Si les lettres doivent désormais aller à l'autre : clickpost setup --replace"
        case .setupOpenLetters:
            "Attendez qu'elles soient postées, ou annulez-les (clickpost jobs) ; puis relancez clickpost setup."
        case .queueUnknown: "Ajoutez l'imprimante avec clickpost printer add."
        case .accountUnknown: "Enregistrez le nom d'utilisateur et le mot de passe du compte avec clickpost login."
        case .accountRejected: "Enregistrez le bon mot de passe avec clickpost login, puis libérez les travaux."
        case .accountBlocked: "Contactez Click & Post, puis libérez les travaux."
        case .workerUnavailable: "Réinstallez le paquet clickpost ou demandez à l'administrateur."
        case .confinementUnavailable: "Demandez à l'administrateur : le noyau doit offrir Landlock et seccomp."
        case .spoolFull: "Libérez de la place sur le disque ; le travail est imprimé à nouveau ensuite."
        case .spoolFailed: "Vérifiez le disque et ses droits, puis imprimez à nouveau."
        case .spoolDamaged:
            "Demandez à l'administrateur de comparer les fichiers mis de côté avec la liste de la plateforme avant toute nouvelle impression."
        case .spoolInUse: "Arrêtez d'abord l'autre service ; un seul peut fonctionner."
        case .spoolNewer: "Réinstallez cette version ou une plus récente."
        case .spoolNetwork: "Mettez le dépôt sur un disque local."
        case .spoolNotDurable:
            "Demandez à l'administrateur : le disque ou la base de données ne confirme pas ce qui est écrit."
        case .spoolOrphan:
            "Adressez-vous à l'administrateur : clickpost queue rebuild les reprend, retenus et non envoyés."
        case .spoolRestored:
            "Lancez clickpost queue rebuild : la plateforme est interrogée sur chaque envoi avant que rien ne parte."
        case .spoolRebuilt:
            "Regardez-le avec clickpost show, puis libérez-le ou annulez-le ; la plateforme est interrogée avant tout envoi."
        case .spoolSealed: "Imprimez vers la file de l'autre machine."
        case .auditDamaged:
            "Adressez-vous à l'administrateur : clickpost audit verify nomme chaque ligne ; comparez avec un export antérieur."
        case .settingsLine: "Corrigez cette ligne ; clickpostd --print-config montre tous les réglages."
        case .settingsValue: "Corrigez le réglage ; clickpostd --print-config montre ce qui est possible."
        case .settingsUnknown: "Corrigez le nom ; clickpostd --print-config montre tous les réglages."
        case .credentialsUnsafe: "Donnez le fichier au service avec le mode 0600, puis changez le mot de passe."
        case .permissionDenied: "Adressez-vous à la personne qui a imprimé le travail ou à un administrateur."
        case .notFound: "Vérifiez le numéro ou le nom ; clickpost jobs en donne la liste."
        case .requestInvalid: "Vérifiez que toutes les parties de Click & Post ont la même version."
        case .stateConflict: "Regardez l'état du travail avec clickpost show."
        case .printerFailed: "Vérifiez que CUPS fonctionne et que vous pouvez modifier les imprimantes."
        case .platformUnreachable: "Vérifiez le réseau si cela dure."
        case .platformBusy: nil
        case .platformCertificate:
            "Demandez à l'administrateur : vérifiez l'horloge, le proxy et l'adresse de la configuration."
        case .platformRedirect:
            "Demandez à l'administrateur : vérifiez la connexion au réseau, le proxy et l'adresse de la configuration."
        case .platformAnswer:
            "Demandez à l'administrateur si cela dure : un proxy ou un portail peut répondre à la place de la plateforme."
        case .platformRefused: "Corrigez ce que dit la plateforme et imprimez à nouveau, ou annulez le travail."
        case .uploadGone: nil
        case .uploadDigest:
            "Il est renvoyé une fois automatiquement. Si ce renvoi est retenu aussi, signalez-le à la plateforme et à qui gère le réseau, puis libérez le travail ou annulez-le."
        case .uploadOffset: nil
        case .submissionConflict:
            "N'imprimez pas à nouveau avant d'avoir vérifié la liste de la plateforme ; demandez à l'administrateur."
        case .submissionCancelled: "Imprimez le document à nouveau s'il doit tout de même être envoyé."
        case .submissionLost:
            "Contactez Click & Post avant toute nouvelle impression : les lettres ont peut-être été postées."
        case .submissionWaiting: "Vérifiez si la plateforme est joignable (clickpost status)."
        case .submissionExpired: "Libérez-le (clickpost release) s'il doit encore être posté, ou annulez-le."
        case .cancelTooLate: "Contactez Click & Post sans attendre si les lettres doivent être arrêtées."
        case .cancelUnknown:
            "Regardez plus tard (clickpost show) : avant la réponse de la plateforme, les lettres peuvent encore être postées."
        case .internalFault: "Imprimez à nouveau ; si cela se répète, envoyez le journal à l'administrateur."
        }
    }
}
