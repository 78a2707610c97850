import Letters

enum French {
    static func message(_ s: Phrase) -> String {
        switch s.code {
        case .inputUnreadable: "Le fichier\(s.with(.path) { " \($0)" }) ne peut pas être ouvert ou lu\(s.detail)."
        case .documentEmpty: "Le document est vide."
        case .documentDamaged: "Le document est endommagé et ne peut pas être lu\(s.detail)."
        case .documentTruncated: "Le document est arrivé incomplet : sa fin manque."
        case .documentFraming: "Le document n'est pas arrivé par le filtre de l'imprimante."
        case .documentEncrypted: "Le document est chiffré ou protégé par un mot de passe."
        case .documentUnreadable: "Le document n'a pas pu être lu\(s.detail)."
        case .documentTimeout:
            "La lecture du document a pris trop de temps\(s.with(.seconds) { " et a été arrêtée après \($0) secondes" })."
        case .documentTooLarge: "Le document est trop volumineux\(s.with(.allowed) { " (maximum : \($0))" })."
        case .documentTooManyPages:
            "Le document a trop de pages\(s.with(.pages) { " (\($0))" })\(s.with(.allowed) { " ; le maximum est de \($0)" })."
        case .documentType: "Ce type de document ne peut pas être envoyé\(s.with(.type) { " (\($0))" })."
        case .documentNotOriginal:
            "Les pages ont été remises en page avant d'arriver à cette imprimante : leur vrai format n'est pas connu."
        case .documentFontsNotEmbedded:
            "Des polices ne sont pas incorporées dans le document\(s.with(.value) { " (\($0))" }) : la plateforme en imprime d'autres à leur place, et le texte peut se trouver ailleurs que là où il a été vérifié ici, aussi dans la fenêtre."
        case .documentScripts: "Le document contient des scripts ; ils n'ont aucun effet sur papier."
        case .documentAttachments: "Le document contient des fichiers joints ; ils ne sont pas imprimés."
        case .documentForms:
            "Le document contient des champs de formulaire ; ce qui y est rempli peut avoir un autre aspect sur papier."
        case .documentRepaired:
            "Le document est endommagé à des endroits qui ont pu être réparés ; un autre programme peut les lire autrement."
        case .documentPortfolio:
            "Le document est un porte-documents PDF : ses pages ne sont que la couverture des fichiers qu'il contient."
        case .pageNotA4:
            s.size.map { "La page mesure \($0) au lieu du format A4 (210 × 297 mm)." }
                ?? "La page n'est pas au format A4 (210 × 297 mm)."
        case .pageLandscapeFirst:
            "La première page de la lettre est en paysage : l'adresse ne peut pas se trouver dans la fenêtre."
        case .optionChoice:
            "\(s.value(.value).map { "« \($0) »" } ?? "Ce choix") n'est pas possible\(s.with(.option) { " pour l'option « \($0) »" })\(s.with(.allowed) { " ; choix possibles : \($0)" })."
        case .optionConflict:
            "Deux choix se contredisent :\(s.with(.option) { " \($0)" })\(s.with(.value) { " et \($0)" })."
        case .optionColourUncertain:
            "La classe\(s.with(.queue) { " « \($0) »" }) et son imprimante n'impriment pas par défaut de la même façon\(s.with(.option) { " (\($0))" }) : il n'est pas certain que la couleur soit voulue."
        case .optionUnsupported:
            "\(s.value(.option).map { "L'option « \($0) »" } ?? "Une des options") ne peut pas être utilisée pour des lettres\(s.with(.value) { " (\($0))" })."
        case .optionPageRanges:
            "\(s.value(.value).map { "« \($0) »" } ?? "La sélection de pages") n'est pas une sélection de pages valable."
        case .optionPageRangesBeyond:
            "La sélection de pages\(s.with(.value) { " « \($0) »" }) dépasse la fin du document\(s.with(.pages) { ", qui a \($0) pages" })."
        case .optionReverseIgnored: "L'ordre inverse des pages est ignoré : les lettres gardent toujours leur ordre."
        case .optionAcknowledgement: "L'accusé de réception n'est possible que pour un envoi recommandé."
        case .optionWindow:
            "\(s.value(.value).map { "« \($0) »" } ?? "La fenêtre d'adresse indiquée") n'est ni le nom d'une fenêtre d'adresse ni un cadre X0,Y0,X1,Y1 en millimètres."
        case .splitRemainder:
            "Le document\(s.with(.pages) { " de \($0) pages" }) ne se divise pas exactement en lettres\(s.with(.count) { " de \($0) pages" })."
        case .splitNoFirstAddress:
            "Le document ne commence pas par une adresse : cette page n'appartient à aucune lettre."
        case .splitMissingAddress:
            "Cette page a l'aspect d'une première page de lettre, mais sa fenêtre ne contient pas d'adresse."
        case .splitRepeatedAddress:
            "La même adresse se trouve dans la fenêtre d'une autre page : encore une lettre à ce destinataire, ou une annexe de la lettre précédente ?"
        case .splitReplySlip:
            "La fenêtre de cette page contient l'adresse de l'expéditeur lui-même : la page reste avec la lettre précédente, comme talon-réponse."
        case .splitUnlikeOthers:
            "La fenêtre de cette page contient une adresse, mais la page ne ressemble pas aux premières pages des autres lettres : une lettre à part, ou une annexe de la lettre précédente ?"
        case .splitOtherRecipient:
            "Cette page a l'aspect de la première page d'une lettre à quelqu'un d'autre, mais irait dans l'enveloppe de la lettre précédente\(s.with(.count) { " ; c'est le cas de \($0) pages" })."
        case .letterSkipped:
            "Une lettre qui commence à cette page est laissée de côté et n'est pas envoyée."
        case .letterTooManySheets:
            "La lettre demande \(s.value(.sheets).map { "\($0) feuilles" } ?? "trop de feuilles")\(s.with(.capacity) { " ; la plus grande enveloppe en contient \($0)" })."
        case .letterEnvelopeTooSmall:
            "La lettre\(s.with(.sheets) { " de \($0) feuilles" }) n'entre pas dans l'enveloppe choisie\(s.envelope.map { " (\($0)\(s.with(.capacity) { ", maximum \($0) feuilles" }))" } ?? "")."
        case .letterCopies:
            "Les copies deviennent \(s.value(.count) ?? "plusieurs") lettres au même destinataire ; chacune est postée et facturée."
        case .addressNone: "Il n'y a pas d'adresse dans la fenêtre d'adresse."
        case .addressRecognised:
            "L'adresse a été lue dans une image par reconnaissance de texte."
        case .addressRecognisedUnsurely:
            "L'adresse a été lue dans une image par reconnaissance de texte, sans certitude."
        case .recognitionUnavailable:
            "La reconnaissance de texte n'est pas installée sur cette machine, ou elle est désactivée : les adresses dans des images ne sont pas lues."
        case .addressUnreadable:
            "Il y a quelque chose dans la fenêtre d'adresse, mais pas de texte lisible (une image, peut-être)."
        case .addressContradictsInk:
            "Le texte du document donne, dans l'adresse, d'autres lettres ou chiffres que ceux qui sont imprimés (la table de caractères d'une police est fausse)."
        case .addressUncertain:
            "Le texte de la fenêtre d'adresse n'est pas une adresse qui a pu être lue avec certitude."
        case .addressInvisibleText:
            "La fenêtre d'adresse contient du texte invisible sur papier (blanc, couvert, coupé ou caché) ; il n'est pas pris pour une adresse."
        case .windowOtherInk:
            "La fenêtre d'adresse contient autre chose que du texte : un cadre, un trait, un logo ou une image\(s.area)."
        case .zoneEdge:
            "Quelque chose est imprimé à moins de 5 mm du bord du papier\(s.area), où il peut être coupé ou taché."
        case .zoneDataMatrix:
            "Quelque chose est imprimé à gauche, entre 165 et 180 mm du haut\(s.area), où les machines impriment leur propre marque."
        case .addressOutsideWindow: "Une partie de l'adresse se trouve hors de la fenêtre d'adresse."
        case .addressOtherText: "La fenêtre d'adresse contient un autre texte que l'adresse\(s.area)."
        case .addressNoPostcode: "L'adresse n'a pas de ligne avec un code postal et une localité."
        case .addressPostcode:
            "Le code postal ne correspond pas au pays de l'adresse\(s.country)\(s.isHome ? " ; sans nom de pays, c'est la Belgique" : "")."
        case .addressTooShort: "L'adresse est trop courte\(s.with(.count) { " (lignes : \($0))" })."
        case .addressTooLong: "L'adresse a trop de lignes\(s.with(.count) { " (\($0))" })."
        case .addressCountryUnknown: "La dernière ligne de l'adresse n'est pas un pays connu."
        case .addressCountryCase: "Le pays\(s.country) devrait être écrit en CAPITALES."
        case .addressCountryVernacular:
            "Le pays\(s.country) devrait être écrit en français, néerlandais, allemand ou anglais, sur la dernière ligne."
        case .addressCountryHome: "Les lettres pour la Belgique se passent du nom du pays ; il est omis."
        case .addressCharacters:
            "L'adresse contient des caractères qui ne peuvent pas être lus avec certitude\(s.with(.character) { " (\($0))" })."
        case .addressPostcodeUnknown:
            "Le code postal ne figure pas dans la liste des codes postaux belges ; sans nom de pays, c'est la Belgique."
        case .addressLocality:
            "La localité ne correspond pas au code postal."
        case .addressPostcodePlace:
            "Le code postal se trouve à droite de la localité."
        case .addressHeading:
            "La première ligne de l'adresse est peut-être un titre et non le nom du destinataire."
        case .addressCountryMissing:
            "Le code postal n'est pas belge et l'adresse ne nomme pas de pays."
        case .addressCountryLine:
            "Le pays\(s.country) n'est indiqué que par le code postal."
        case .addressNumberFirst:
            "Dans une adresse belge, le numéro suit la rue."
        case .addressBoxNotation:
            "Le numéro de boîte n'est pas écrit comme la poste le lit."
        case .addressComma:
            "Il y a une virgule entre la rue, le numéro et la boîte."
        case .addressLanguages:
            "L'adresse mélange plusieurs langues."
        case .addressLineLong:
            "\(s.value(.line).map { "La ligne \($0)" } ?? "Une ligne") de l'adresse est longue\(s.with(.allowed) { " (plus de \($0) caractères)" })."
        case .registeredPostOfficeBox:
            "Le recommandé va à une boîte postale : celui qui la relève signe."
        case .registeredAbroad:
            "Un envoi recommandé n'est possible qu'en Belgique\(s.with(.country) { ", pas vers le pays \($0)" })."
        case .registeredNoReturnAddress:
            "Un envoi recommandé demande une adresse de retour, et aucune n'est configurée."
        case .registeredLineTooLong:
            "\(s.value(.line).map { "La ligne \($0)" } ?? "Une ligne") de l'adresse est trop longue pour un envoi recommandé\(s.with(.allowed) { " (maximum \($0) caractères)" })."
        case .registeredName:
            "Un envoi recommandé demande le nom d'une personne ou d'une organisation dans l'adresse."
        case .registeredSignature:
            "L'envoi recommandé est remis contre signature. Il ne porte pas votre signature manuscrite, que la loi peut exiger, et le type RP (administrations publiques) n'est pas proposé."
        case .addressSenderLine:
            "La ligne de l'expéditeur se trouve dans la fenêtre d'adresse\(s.area) ; les machines de la poste peuvent la prendre pour l'adresse."
        case .addressAbbreviation:
            "La rue est abrégée alors que la ligne a de la place pour le mot entier."
        case .addressLocalityCase:
            "Pour l'étranger\(s.country), la poste demande la localité en CAPITALES."
        case .registeredFirstName:
            "Un envoi recommandé devrait porter le prénom entier du destinataire, pas une initiale."
        case .economyAbroad:
            "Le tarif préférentiel n'est possible qu'en Belgique\(s.with(.country) { ", pas vers le pays \($0)" })."
        case .jobNoDocument: "Le travail d'impression ne contient aucun document."
        case .jobReview: "Le travail attend d'être vérifié, comme demandé ; rien n'est envoyé avant sa libération."
        case .jobApproval: "Les lettres attendent sur la plateforme une approbation avant d'être produites."
        case .jobAlreadySent:
            "Ce travail d'impression a déjà été envoyé\(s.with(.submission) { " sous le numéro \($0)" }) ; il n'est pas envoyé une seconde fois."
        case .jobRerunDiffers:
            "Le travail a été imprimé à nouveau, mais il diffère de la première fois\(s.with(.submission) { " (\($0))" })."
        case .jobUnverified: "Le système d'impression n'a pas pu confirmer ce travail\(s.detail)."
        case .jobCancelled: "Le travail d'impression a été annulé ; rien n'en est envoyé."
        case .jobInterrupted: "Le travail d'impression a été interrompu avant sa remise."
        case .jobRetried: "Un nouvel essai immédiat a été demandé."
        case .jobSentAgain:
            "Les mêmes lettres ont été envoyées une nouvelle fois\(s.with(.submission) { " (l'autre envoi : \($0))" })."
        case .jobDocumentsGone: "Le travail ne peut pas être envoyé à nouveau : ses documents ne sont plus ici."
        case .serviceDraining: "Le service est vidé pour maintenance : rien de nouveau n'est accepté ni envoyé."
        case .queueSandbox: "La file indique SANDBOX, mais la plateforme enverrait réellement les lettres."
        case .platformProxy: "Le proxy ne laisse pas le service atteindre la plateforme\(s.detail)."
        case .jobHeld:
            "Le travail est conservé\(s.with(.submission) { " sous le numéro \($0)" }) et attend une décision ; rien n'est encore envoyé."
        case .jobAccepted:
            "Le travail est accepté\(s.with(.submission) { " sous le numéro \($0)" })\(s.with(.count) { ", lettres : \($0)" })\(s.with(.date) { ", distribution prévue : \($0)" })."
        case .schedulerUnreachable: "Le service d'impression (CUPS) ne répond pas\(s.detail)."
        case .daemonUnreachable: "Le service Click & Post de cet ordinateur ne répond pas\(s.detail)."
        case .daemonRefused: "Le service Click & Post de cet ordinateur a refusé le travail\(s.detail)."
        case .queueSetting:
            "L'imprimante\(s.with(.queue) { " « \($0) »" }) est mal réglée\(s.with(.setting) { " : \($0)" })\(s.with(.value) { " = \($0)" })."
        case .printerPolicy:
            "Le serveur d'impression n'a pas la règle\(s.with(.value) { " « \($0) »" }) : il ne saurait pas qui imprime."
        case .classPolicy:
            "La classe\(s.with(.queue) { " « \($0) »" }) laisse chacun imprimer au nom de n'importe qui\(s.with(.value) { " (règle « \($0) »)" }) : il n'est pas certain de qui est ce travail."
        case .setupOtherPlatform:
            "Les réglages désignent une autre plateforme\(s.with(.value) { " (\($0))" })."
        case .setupOpenLetters:
            "Des lettres sont encore en route vers la plateforme qu'il s'agit de quitter\(s.with(.count) { " (\($0))" })."
        case .queueUnknown: "L'imprimante\(s.with(.queue) { " « \($0) »" }) n'est pas connue du service Click & Post."
        case .accountUnknown: "Le compte\(s.with(.account) { " « \($0) »" }) n'est pas configuré sur cet ordinateur."
        case .accountRejected:
            "La plateforme refuse le nom d'utilisateur ou le mot de passe du compte\(s.with(.account) { " « \($0) »" })."
        case .accountBlocked: "La plateforme a bloqué le compte\(s.with(.account) { " « \($0) »" })\(s.detail)."
        case .workerUnavailable: "Le programme qui lit les documents ne peut pas démarrer\(s.detail)."
        case .confinementUnavailable:
            "La protection sous laquelle les documents sont lus ne peut pas être mise en place\(s.detail)."
        case .spoolFull: "Le disque des lettres en attente est plein\(s.with(.path) { " (\($0))" })."
        case .spoolFailed: "Le travail n'a pas pu être enregistré\(s.detail)."
        case .spoolDamaged:
            "Un travail enregistré est endommagé et a été mis de côté\(s.with(.submission) { " (\($0))" })\(s.detail)."
        case .spoolInUse:
            "Un autre service utilise déjà le dépôt des lettres en attente\(s.with(.path) { " (\($0))" })."
        case .spoolNewer:
            "Le dépôt des lettres en attente a été écrit par une version plus récente\(s.with(.path) { " (\($0))" })."
        case .spoolNetwork:
            "Le dépôt des lettres en attente est sur un système de fichiers en réseau\(s.with(.path) { " (\($0))" }), ce qui n'est pas sûr."
        case .spoolNotDurable:
            "Le dépôt des lettres en attente ne peut pas garantir de garder ce qu'il accepte\(s.detail)."
        case .spoolOrphan:
            "Des fichiers conservés n'appartiennent à aucun travail\(s.with(.path) { " (\($0))" }) ; ils sont gardés."
        case .spoolRestored:
            "Le registre des lettres en attente est plus ancien que ce que ce service a déjà fait\(s.detail) ; rien n'est envoyé tant qu'il n'est pas remis à jour."
        case .spoolRebuilt: "L'inscription de cet envoi était perdue et a été refaite ; il est retenu."
        case .spoolSealed:
            "Cette file a été déplacée vers une autre machine\(s.with(.value) { " (\($0))" }) ; ici elle n'accepte et n'envoie plus rien."
        case .auditDamaged:
            "Le journal d'audit a été modifié ou coupé\(s.with(.count) { ", à partir de la ligne \($0)" })."
        case .settingsLine:
            "La configuration\(s.with(.path) { " \($0)" }) n'est pas compréhensible\(s.with(.line) { " à la ligne \($0)" })\(s.detail)."
        case .settingsValue:
            "Le réglage\(s.with(.setting) { " « \($0) »" }) a une valeur impossible\(s.with(.value) { " (\($0))" })\(s.with(.allowed) { " ; possible : \($0)" })."
        case .settingsUnknown:
            "Le réglage\(s.with(.setting) { " « \($0) »" }) n'existe pas\(s.with(.allowed) { " ; peut-être s'agit-il de « \($0) »" })."
        case .credentialsUnsafe:
            "D'autres personnes peuvent lire ou modifier le fichier du mot de passe\(s.with(.path) { " (\($0))" })."
        case .permissionDenied: "Vous n'avez pas le droit de faire cela."
        case .notFound: "Cela n'existe pas\(s.with(.value) { " : \($0)" })."
        case .requestInvalid: "La demande n'est pas compréhensible\(s.detail)."
        case .stateConflict: "Ce n'est pas possible dans l'état actuel du travail\(s.with(.value) { " (\($0))" })."
        case .printerFailed: "Le système d'impression n'a pas pu créer ou modifier l'imprimante\(s.detail)."
        case .platformUnreachable:
            "La plateforme est injoignable pour le moment\(s.detail) ; les lettres attendent et partiront plus tard."
        case .platformBusy:
            "La plateforme est surchargée pour le moment ; les lettres attendent et partiront plus tard."
        case .platformCertificate: "Le certificat de la plateforme n'est pas valable\(s.detail) ; rien n'est envoyé."
        case .platformRedirect: "L'adresse de la plateforme mène ailleurs\(s.detail) ; rien n'est envoyé."
        case .platformAnswer:
            "La plateforme a donné une réponse incompréhensible\(s.detail) ; la question lui est posée à nouveau."
        case .platformRefused: "La plateforme a refusé le travail\(s.detail)."
        case .uploadGone: "La plateforme n'a plus l'envoi commencé ; il recommence."
        case .uploadDigest:
            "La plateforme a reçu d'autres octets que ceux envoyés ; ce qui est gardé ici est intact."
        case .uploadOffset:
            "La plateforme a moins d'octets qu'elle n'en avait confirmé ; l'envoi reprend à cet endroit."
        case .submissionConflict:
            "La plateforme a déjà un autre contenu sous ce numéro\(s.with(.submission) { " (\($0))" })."
        case .submissionCancelled: "Cet envoi a été annulé sur la plateforme\(s.with(.submission) { " (\($0))" })."
        case .submissionLost:
            "La plateforme ne connaît plus un envoi qu'elle avait confirmé\(s.with(.submission) { " (\($0))" })."
        case .submissionWaiting: "L'envoi\(s.with(.submission) { " \($0)" }) attend depuis des heures de partir."
        case .submissionExpired:
            "L'envoi\(s.with(.submission) { " \($0)" }) attend depuis des jours ; il est retenu jusqu'à une décision."
        case .cancelTooLate: "Il est trop tard pour annuler : les lettres sont en production."
        case .cancelUnknown: "L'annulation est demandée ; la plateforme n'a pas encore répondu."
        case .internalFault: "Une erreur s'est produite dans le programme\(s.detail)."
        }
    }
}
