# Lo que dice la imagen antes de grabar, de una en una
sight-looking = Buscamos su cara…
sight-good = Se le ve bien.
hint-black = La imagen está negra. Abra la tapa de la cámara.
hint-frozen = La imagen no se mueve. Elija otra vez la cámara.
hint-slow_camera = La cámara va lenta. Encienda más luz.
hint-no_face = No le vemos. Siéntese ante la cámara.
hint-several_faces = Vemos otra cara. Solo usted, por favor.
hint-move_closer = Acérquese un poco
hint-move_back = Aléjese un poco
hint-centre = Ponga la cara dentro del óvalo
hint-too_dark = Está oscuro. Encienda una luz delante de usted.
hint-too_bright = Hay demasiada luz. Aléjese de la lámpara.
hint-light_behind = La luz está detrás. Siéntese de cara a ella.
hint-covered = Algo le tapa la cara. Muéstrela entera.
hint-look_at_camera = Mire de frente a la cámara
hint-hold_still = No se mueva

# 5 Cámara: lo que se puede hacer y oír
movements-title = Algunos movimientos me cuestan
movements-lead = Marque lo que no puede hacer. No se lo pediremos.
movements-slower = Denme más tiempo: un vídeo de { $seconds } segundos
movements-too-few = Con tan pocos movimientos no podemos comprobar un vídeo.
    .do = Quite una marca o siga sin vídeo. Lo que hizo queda guardado.
hearing-sounds = Sonidos
hearing-speech = Leer las indicaciones en voz alta

# 6 Grabación: mientras dura
recording-back =
    { $movement ->
        [smile] Bien. Ahora deje de sonreír.
        [open_mouth] Bien. Ahora cierre la boca.
       *[other] Bien. Ahora vuelva al centro.
    }
recording-stay = Quédese así hasta el final

# 6 Grabación: qué faltó, por qué y qué hacer
missed-title = No vimos todos los movimientos
missed-title-spoiled = Este vídeo no nos sirve
missed-takes =
    { $count ->
        [one] Puede intentarlo 1 vez más.
       *[other] Puede intentarlo { $count } veces más.
    }
missed-last = Era el último intento. Puede seguir sin vídeo.
missed-send = Enviar este vídeo igualmente
missed-send-what = También puede enviar este vídeo tal como está. Lo mirará una persona, y puede que no lo acepte.
outcome-seen = Visto
outcome-missed = No visto
missed-not_seen =
    { $movement ->
        [smile] No le vimos sonreír. Sonría más, hasta enseñar los dientes.
        [blink] No le vimos parpadear. Las gafas pueden reflejar: incline un poco la pantalla.
        [open_mouth] No vimos su boca abierta. Ábrala mucho y aparte las manos.
        [turn] No vimos girar su cabeza. Gírela más, como para mirar más allá del borde de la pantalla.
        [tilt] No vimos inclinarse su cabeza. Acerque más la oreja al hombro.
       *[look] No vimos moverse su cabeza. Mueva la barbilla, no solo los ojos.
    }
missed-late = Un poco tarde. Empiece en cuanto aparezcan las palabras.
missed-early = Un poco pronto. Espere a que aparezcan las palabras.
missed-wrong_side =
    { $movement ->
        [look] Movió la cabeza al revés. Arriba es hacia el techo.
       *[other] Se movió hacia el otro lado. Izquierda es su propia izquierda.
    }
missed-held_all_along =
    { $movement ->
        [smile] Ya estaba sonriendo. Empiece con la cara tranquila y luego sonría.
        [blink] Ya tenía los ojos cerrados. Téngalos abiertos y parpadee una vez.
        [open_mouth] Ya tenía la boca abierta. Téngala cerrada hasta que aparezcan las palabras.
       *[other] Su cabeza ya estaba ahí. Mire al frente hasta que aparezcan las palabras.
    }
missed-not_released =
    { $movement ->
        [smile] Le vimos sonreír. Después deje de sonreír.
        [blink] Sus ojos siguieron cerrados. Ábralos enseguida.
        [open_mouth] Vimos su boca abierta. Después ciérrela.
       *[other] Lo vimos. Después vuelva al centro.
    }
missed-face_lost = Su cara salió de la imagen. Quédese dentro del óvalo.
missed-not_observed = Este ordenador estaba demasiado ocupado para mirar. Cierre otros programas.
spoiled-several_faces = Había otra persona en la imagen.
    .do = Grabe donde solo se le vea a usted. Las fotos con caras detrás también cuentan.
spoiled-face_away = Su cara estuvo demasiado tiempo fuera de la imagen.
    .do = Téngala dentro del óvalo desde el primer segundo hasta el último.
spoiled-too_few_observed = Este ordenador estaba demasiado ocupado para mirar el vídeo.
    .do = Cierre otros programas y pestañas del navegador e inténtelo de nuevo.
